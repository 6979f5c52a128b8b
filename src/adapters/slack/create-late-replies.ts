// https://docs.slack.dev/reference/methods/chat.postEphemeral
import { WebAPIPlatformError, WebAPIRateLimitedError } from "@slack/web-api";
import { UnavailableError } from "../../errors.ts";
import type { LateReplies } from "../../ports/replies.ts";
import type { SlackWebSettings } from "./create-slack-messenger.ts";
import { createWebClient } from "./create-web-client.ts";
import { respondAt } from "./respond-at.ts";

/** Slack takes answers for 30 minutes; a little is kept back for clocks that differ. */
const responseMinutes = 29;

/** Faults of Slack's that may pass. */
const passing = new Set(["internal_error", "fatal_error", "service_unavailable", "request_timeout", "ratelimited", "rate_limited", "team_added_to_org"]);

/** Private answers that come later than the acknowledgement. */
export const createLateReplies = ({ token, apiUrl, responseBase, timeout = 5_000 }: SlackWebSettings & { responseBase: string }): LateReplies => {
  const client = createWebClient({ token, apiUrl, timeout });
  return {
    tellLater: async ({ channel, user, message, response, askedAt, now }) => {
      const isYoung = now.getTime() - Date.parse(askedAt) < responseMinutes * 60_000;
      if (response !== null && isYoung && (await respondAt({ responseBase, timeout }, response, message)).kind === "told") return { kind: "told" };
      try {
        await client().chat.postEphemeral({ channel, user, ...message, link_names: false, parse: "none" });
        return { kind: "told" };
      } catch (error) {
        if (error instanceof WebAPIRateLimitedError) throw new UnavailableError("slack", "Slack asked to wait before the next message", { cause: error, retryAfter: error.retryAfter });
        if (error instanceof WebAPIPlatformError && !passing.has(error.data.error)) return { kind: "refused", reason: error.data.error };
        throw new UnavailableError("slack", "Slack did not take a private answer", { cause: error });
      }
    },
  };
};
