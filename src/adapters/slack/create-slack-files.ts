// https://docs.slack.dev/reference/methods/files.info · https://docs.slack.dev/reference/objects/file-object#authentication
import { WebAPIPlatformError, WebAPIRateLimitedError } from "@slack/web-api";
import * as z from "zod";
import { UnavailableError } from "../../errors.ts";
import type { SlackFiles } from "../../ports/slack-files.ts";
import { whyFileUnread } from "../../views/why-file-unread.ts";
import type { SlackWebSettings } from "./create-slack-messenger.ts";
import { createWebClient } from "./create-web-client.ts";
import { readBounded, type Bounds } from "./read-bounded.ts";

/** Where Slack keeps files, beside the host of its API. */
const filesHost = "files.slack.com";

/** A longer or slower file is read up to here: of one message five are read, within the function's minute. */
const bounds: Bounds = { bytes: 20_000_000, milliseconds: 7_000 };

const fileSchema = z.object({
  name: z.string().catch("file"),
  mimetype: z.string().catch(""),
  mode: z.string().catch(""),
  url_private_download: z.string().optional(),
});

/** Files of messages, fetched with the bot's token from Slack's own hosts only. */
export const createSlackFiles = ({ token, apiUrl, timeout = 5_000, within = bounds }: SlackWebSettings & { within?: Bounds }): SlackFiles => {
  const client = createWebClient({ token, apiUrl, timeout });

  /** The address comes in an answer, and the token goes there. */
  const isSlacks = (address: URL): boolean => address.origin === new URL(apiUrl).origin || address.origin === `https://${filesHost}`;

  return {
    openFile: async (id) => {
      let file: z.infer<typeof fileSchema>;
      try {
        file = fileSchema.parse((await client().files.info({ file: id })).file);
      } catch (error) {
        if (error instanceof WebAPIPlatformError) return { kind: "unreadable", name: null, reason: whyFileUnread.refused(error.data.error) };
        if (error instanceof z.ZodError) return { kind: "unreadable", name: null, reason: whyFileUnread.untold };
        const retryAfter = error instanceof WebAPIRateLimitedError ? { retryAfter: error.retryAfter } : {};
        throw new UnavailableError("slack", "Slack did not tell of a file", { cause: error, ...retryAfter });
      }
      const { name, mimetype, mode, url_private_download: address } = file;
      if (!isText({ name, mimetype, mode })) return { kind: "unreadable", name, reason: whyFileUnread.noText };
      if (address === undefined || !URL.canParse(address) || !isSlacks(new URL(address))) return { kind: "unreadable", name, reason: whyFileUnread.elsewhere };
      const answer = await fetchFile(new URL(address), { token, timeout });
      if (answer.status >= 500) throw new UnavailableError("slack", `Slack answered the download of a file with ${answer.status}`);
      // Without the scope Slack shows its page for signing in.
      if (!answer.ok || answer.body === null || (answer.headers.get("content-type") ?? "").startsWith("text/html")) {
        await answer.body?.cancel();
        return { kind: "unreadable", name, reason: answer.ok ? whyFileUnread.refused("missing_scope") : whyFileUnread.answered(answer.status) };
      }
      return { kind: "file", name, ...readBounded(answer.body, within) };
    },
  };
};

/** `timeout`: until it begins; its body has a time of its own. */
const fetchFile = async (address: URL, { token, timeout }: { token: string; timeout: number }): Promise<Response> => {
  const begun = new AbortController();
  const timer = setTimeout(() => begun.abort(), timeout);
  try {
    return await fetch(address, { headers: { authorization: `Bearer ${token}` }, redirect: "error", signal: begun.signal });
  } catch (cause) {
    throw new UnavailableError("slack", "Slack did not give a file", { cause });
  } finally {
    clearTimeout(timer);
  }
};

const isText = ({ name, mimetype, mode }: { name: string; mimetype: string; mode: string }): boolean =>
  mimetype.startsWith("text/") || mode === "snippet" || /\.(log|txt|out|err|json|jsonl|ndjson|md)$/i.test(name);
