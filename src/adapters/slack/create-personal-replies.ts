// https://docs.slack.dev/reference/methods/chat.postEphemeral https://docs.slack.dev/reference/methods/views.open
import { WebAPIPlatformError } from "@slack/web-api";
import type { Log } from "../../ports/log.ts";
import type { PersonalReplies } from "../../ports/replies.ts";
import type { SlackWebSettings } from "./create-slack-messenger.ts";
import { createWebClient } from "./create-web-client.ts";
import { respondAt } from "./respond-at.ts";

/** Answers to whoever pressed a button. One try of each way: somebody waits, and Slack takes three seconds at most. */
export const createPersonalReplies = ({ token, apiUrl, responseBase, timeout = 1_000, log }: SlackWebSettings & { responseBase: string; log: Log }): PersonalReplies => {
  const client = createWebClient({ token, apiUrl, timeout });
  const works = async (method: string, call: () => Promise<unknown>): Promise<boolean> => {
    try {
      await call();
      return true;
    } catch (error) {
      log("personal-reply-failed", { method, reason: error instanceof WebAPIPlatformError ? error.data.error : error instanceof Error ? error.name : "unknown" }, "warn");
      return false;
    }
  };
  return {
    tell: async ({ channel, user, message, response = null }) => {
      // Where this app is in the channel the message alone would do; elsewhere only the response address gets through.
      const responded = response === null ? undefined : await respondAt({ responseBase, timeout }, response, message);
      if (responded?.kind === "told") return true;
      if (channel === "") return works("chat.postMessage", () => client().chat.postMessage({ channel: user, ...message, link_names: false, parse: "none" }));
      return works("chat.postEphemeral", () => client().chat.postEphemeral({ channel, user, ...message, link_names: false, parse: "none" }));
    },
    openModal: ({ triggerId, view }) => works("views.open", () => client().views.open({ trigger_id: triggerId, view })),
  };
};
