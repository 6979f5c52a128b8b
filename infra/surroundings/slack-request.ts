import { createHmac } from "node:crypto";

/** Signs as Slack does; independent of the code under test. */
export const slackHeaders = (body: string | Buffer, secret: string, at = Date.now()): Record<string, string> => {
  const timestamp = String(Math.floor(at / 1000));
  const signature = createHmac("sha256", secret).update(`v0:${timestamp}:`).update(body).digest("hex");
  return { "x-slack-request-timestamp": timestamp, "x-slack-signature": `v0=${signature}` };
};

export const commandBody = (text: string, channel = "C000000001"): string =>
  new URLSearchParams({
    command: "/coveo-error",
    text,
    channel_id: channel,
    channel_name: "general",
    user_id: "U000000009",
    team_id: "T000000001",
    trigger_id: "1.2.3",
    response_url: "https://hooks.slack.com/commands/T000000001/1/x",
  }).toString();
