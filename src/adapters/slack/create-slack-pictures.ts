// https://docs.slack.dev/messaging/working-with-files#upload
import { WebAPIRateLimitedError } from "@slack/web-api";
import type { Pictures } from "../../ports/pictures.ts";
import type { SlackWebSettings } from "./create-slack-messenger.ts";
import { createWebClient } from "./create-web-client.ts";

/** Milliseconds, for each of the three calls. */
const patience = 10_000;

/** Where Slack takes files in, beside the host of its API. */
const uploadHost = "files.slack.com";

/** Pictures in Slack's own store, shared nowhere: a message shows one by its id. */
export const createSlackPictures = ({ token, apiUrl }: SlackWebSettings): Pictures => {
  const client = createWebClient({ token, apiUrl, timeout: patience });

  /** The address comes in an answer, and what it is sent is not for everybody: it is Slack's, or it is not called. */
  const isSlacks = (address: URL): boolean =>
    address.origin === new URL(apiUrl).origin || address.origin === `https://${uploadHost}`;

  return {
    uploadPicture: async ({ png, name, alt }) => {
      try {
        const { upload_url: address, file_id: fileId } = await client().files.getUploadURLExternal({ filename: name, length: png.byteLength, alt_text: alt });
        if (address === undefined || fileId === undefined) return failed("Slack named no address to upload to");
        if (!URL.canParse(address) || !isSlacks(new URL(address))) return failed("the address to upload to is not Slack's");
        const answer = await fetch(address, {
          method: "POST",
          headers: { "content-type": "image/png" },
          body: new Uint8Array(png),
          redirect: "error",
          signal: AbortSignal.timeout(patience),
        });
        await answer.body?.cancel();
        if (!answer.ok) return failed(`the upload was answered with ${answer.status}`);
        await client().files.completeUploadExternal({ files: [{ id: fileId, title: name }] });
        return { kind: "uploaded", fileId };
      } catch (error) {
        // The message does without its picture: whatever the fault is, it is told, and nothing is tried again.
        return failed(error instanceof WebAPIRateLimitedError ? "Slack asked to wait" : error instanceof Error ? error.message : "unknown");
      }
    },

    deletePicture: async (fileId) => {
      try {
        await client().files.delete({ file: fileId });
        return "deleted";
      } catch {
        return "left";
      }
    },
  };
};

const failed = (reason: string): { kind: "failed"; reason: string } => ({ kind: "failed", reason });
