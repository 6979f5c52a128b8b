import { randomUUID } from "node:crypto";
import * as z from "zod";
import { person } from "../../../src/local/emulated-slack.ts";
import { slackSecret } from "../../surroundings/running-bot.ts";
import { slackHeaders } from "../../surroundings/slack-request.ts";
import type { Sent } from "./send-at-once.ts";

const feedback = z.object({ type: z.literal("feedback_buttons"), action_id: z.string(), positive_button: z.object({ value: z.string() }) });
const answer = z.object({ blocks: z.array(z.object({ block_id: z.string().optional(), elements: z.array(z.unknown()).optional() })) });

/** Somebody presses "Helped" under an answer, as Slack sends it; undefined where the answer has no such button. */
export const pressOf = (shown: string, channel: string): Sent | undefined => {
  const { blocks } = answer.parse(JSON.parse(shown));
  const button = blocks.flatMap(({ elements = [] }) => elements).map((each) => feedback.safeParse(each).data).find((each) => each !== undefined);
  if (button === undefined) return undefined;
  const payload = JSON.stringify({
    type: "block_actions",
    team: { id: "T000000001", domain: "acme" },
    user: { id: person, username: "someone", team_id: "T000000001" },
    api_app_id: "A000000001",
    token: "unused",
    container: { type: "message", message_ts: "1.5", channel_id: channel, is_ephemeral: true },
    trigger_id: `local.${Date.now()}.${randomUUID()}`,
    channel: { id: channel, name: "general" },
    response_url: `https://hooks.slack.com/actions/T000000001/${randomUUID()}`,
    actions: [{ block_id: "b", action_ts: "1.2", type: button.type, action_id: button.action_id, value: button.positive_button.value }],
  });
  const body = new URLSearchParams({ payload }).toString();
  return { path: "/slack/events", headers: { "content-type": "application/x-www-form-urlencoded", ...slackHeaders(body, slackSecret) }, body };
};
