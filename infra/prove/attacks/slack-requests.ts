import type { Signed } from "./target.ts";

const common = { team: { id: "T000000001", domain: "acme" }, user: { id: "U000000001", name: "alice", team_id: "T000000001" }, api_app_id: "A000000001", token: "unused", trigger_id: "1.2.3", response_url: "http://127.0.0.1:9/actions/T000000001/1/x" };
const message = { type: "message", ts: "1.2", user: "U000000001", text: "it failed", blocks: [{ type: "section", text: { type: "mrkdwn", text: "it failed" } }], attachments: [{ text: "429" }] };

const interaction = (payload: object): Signed => ({ headers: { "content-type": "application/x-www-form-urlencoded" }, body: Buffer.from(new URLSearchParams({ payload: JSON.stringify({ ...common, ...payload }) }).toString()) });
const event = (event: object): Signed => ({
  headers: { "content-type": "application/json" },
  body: Buffer.from(JSON.stringify({ type: "event_callback", team_id: "T000000001", api_app_id: "A000000001", event_id: "Ev1", event_time: 1, authorizations: [{ team_id: "T000000001", user_id: "U0OWNBOT1", is_bot: true }], event })),
});

/** What Slack sends besides a command: one request of each kind that the bot listens to. */
export const slackRequests: readonly Signed[] = [
  interaction({ type: "block_actions", container: { type: "message", message_ts: "1.2", channel_id: "C000000001", is_ephemeral: true }, channel: { id: "C000000001", name: "general" }, actions: [{ type: "button", action_id: "unknown", block_id: "b", value: "{}", action_ts: "1.2" }] }),
  interaction({ type: "message_action", callback_id: "explain_error", action_ts: "1.2", message_ts: "1.2", channel: { id: "C000000001", name: "general" }, message }),
  interaction({ type: "view_submission", view: { id: "V1", type: "modal", callback_id: "unknown", private_metadata: "{}", state: { values: { a: { a: { type: "plain_text_input", value: "x" } } } }, blocks: [], hash: "1" } }),
  event({ type: "app_mention", user: "U000000001", channel: "C000000001", ts: "1.2", text: "<@U0OWNBOT1> 429" }),
  event({ type: "message", channel_type: "im", user: "U000000001", channel: "D000000001", ts: "1.2", text: "429" }),
  event({ type: "message", subtype: "bot_message", bot_id: "B1", channel: "C000000001", channel_type: "channel", ts: "1.2", text: "a run failed", attachments: message.attachments }),
  event({ type: "app_home_opened", user: "U000000001", channel: "D000000001", tab: "home" }),
];
