// https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
import { prefixed } from "./prefixed.ts";
import { hmacBase64 } from "./sign-hmac.ts";

type Message = { id: string; now: Date; body: Uint8Array; key: Uint8Array };

/** The three headers of a Standard Webhooks delivery. */
export const signStandardWebhook = async ({ id, now, body, key }: Message): Promise<Record<string, string>> => {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const signature = await hmacBase64(key, prefixed(`${id}.${timestamp}.`, body));
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
};
