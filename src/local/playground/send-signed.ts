// https://docs.slack.dev/authentication/verifying-requests-from-slack
import { createHmac } from "node:crypto";

export type Answered = { status: number; body: string };

/** Sends to the bot what Slack would: signed, over HTTP. A text is an event's JSON; fields are a form's. */
export const createSendSigned =
  ({ url, secret }: { url: string; secret: string }) =>
  async (content: string | Record<string, string>): Promise<Answered> => {
    const isEvent = typeof content === "string";
    const body = isEvent ? content : new URLSearchParams(content).toString();
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex");
    const answer = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": isEvent ? "application/json" : "application/x-www-form-urlencoded",
        "x-slack-request-timestamp": timestamp,
        "x-slack-signature": `v0=${signature}`,
      },
      body,
    });
    return { status: answer.status, body: await answer.text() };
  };

export type SendSigned = ReturnType<typeof createSendSigned>;
