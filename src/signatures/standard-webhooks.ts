// https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
import type { Delivery } from "../ports/delivery.ts";
import { verifiesWithAny, verifyHmacBase64 } from "./hmac.ts";
import { prefixed } from "./prefixed.ts";

const toleranceSeconds = 300;

/** Whether one of the listed `v1` signatures is of this id, this time (300 seconds off at most, either way) and these bytes. */
export const verifyStandardWebhook = async ({ headers, body }: Delivery, keys: readonly Uint8Array[], now: Date): Promise<boolean> => {
  const id = headers["webhook-id"] ?? "";
  const timestamp = headers["webhook-timestamp"] ?? "";
  if (!/^[^.\s]{1,256}$/.test(id) || !/^\d{10}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > toleranceSeconds) return false;
  const signed = prefixed(`${id}.${timestamp}.`, body);
  const signatures = (headers["webhook-signature"] ?? "").split(" ").filter((each) => each.startsWith("v1,")).slice(0, 10);
  for (const signature of signatures) {
    if (await verifiesWithAny(keys, (key) => verifyHmacBase64(key, signature.slice("v1,".length), signed))) return true;
  }
  return false;
};
