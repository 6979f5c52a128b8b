// https://docs.slack.dev/reference/methods/conversations.replies
import { WebAPIPlatformError, WebAPIRateLimitedError } from "@slack/web-api";
import { UnavailableError } from "../../errors.ts";
import type { MessageReader } from "../../ports/message-reader.ts";
import type { SlackWebSettings } from "./create-slack-messenger.ts";
import { createWebClient } from "./create-web-client.ts";
import { said } from "./said.ts";

/** Why a message cannot be read, for good. */
const refusals = new Set(["missing_scope", "no_permission", "not_in_channel", "channel_not_found", "thread_not_found", "message_not_found", "is_archived", "access_denied"]);

/** Reads what a message says, where the app may. */
export const createMessageReader = ({ token, apiUrl, timeout = 5_000 }: SlackWebSettings): MessageReader => {
  const client = createWebClient({ token, apiUrl, timeout });
  return {
    readSaid: async ({ channel, ts }) => {
      try {
        const { messages = [] } = await client().conversations.replies({ channel, ts, inclusive: true, limit: 1 });
        const found = messages.find((each) => each.ts === ts);
        return found === undefined ? { kind: "refused", reason: "message_not_found" } : { kind: "said", said: said(found) };
      } catch (error) {
        if (error instanceof WebAPIPlatformError && refusals.has(error.data.error)) return { kind: "refused", reason: error.data.error };
        const retryAfter = error instanceof WebAPIRateLimitedError ? { retryAfter: error.retryAfter } : {};
        throw new UnavailableError("slack", "Slack did not give a message", { cause: error, ...retryAfter });
      }
    },
  };
};
