// https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md

type Message = { id: string; now: Date; body: string; key: Uint8Array };

/** The three headers of a Standard Webhooks delivery. */
export const signStandardWebhook = async ({ id, now, body, key }: Message): Promise<Record<string, string>> => {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const imported = await crypto.subtle.importKey("raw", key as Uint8Array<ArrayBuffer>, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const mac = await crypto.subtle.sign("HMAC", imported, new TextEncoder().encode(`${id}.${timestamp}.${body}`));
  const signature = btoa(String.fromCharCode(...new Uint8Array(mac)));
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
};
