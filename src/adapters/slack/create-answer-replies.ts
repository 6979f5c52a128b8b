// https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
import type { Log } from "../../ports/log.ts";
import type { AnswerReplies } from "../../ports/replies.ts";
import type { SlackMessage } from "../../views/slack-message.ts";
import { respondAt, type ResponseSettings } from "./respond-at.ts";

/** What the address that came with a pressed button takes beside new private answers. One try: somebody waits. */
export const createAnswerReplies = ({ log, ...settings }: ResponseSettings & { log: Log }): AnswerReplies => {
  const respond = async (path: string, what: SlackMessage & { replace_original: boolean; response_type: "ephemeral" | "in_channel" }): Promise<boolean> => {
    const responded = await respondAt(settings, path, what);
    if (responded.kind !== "told") log("response-not-taken", { reason: responded.kind === "failed" ? responded.reason : responded.kind }, "warn");
    return responded.kind === "told";
  };
  return {
    replace: ({ response, message }) => respond(response, { ...message, replace_original: true, response_type: "ephemeral" }),
    postInChannel: ({ response, message }) => respond(response, { ...message, replace_original: false, response_type: "in_channel" }),
  };
};
