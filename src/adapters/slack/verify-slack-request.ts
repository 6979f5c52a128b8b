// https://docs.slack.dev/authentication/verifying-requests-from-slack
import type { Delivery } from "../../ports/delivery.ts";
import { verifiesWithAny, verifyHmacHex } from "../../signatures/hmac.ts";
import { prefixed } from "../../signatures/prefixed.ts";

const toleranceSeconds = 300;

/**
 * Whether Slack signed these very bytes within the last 300 seconds (nor more than 300 ahead).
 * Ours, before Bolt: Bolt's Lambda receiver parses first, takes future timestamps and other signature versions.
 */
export const verifySlackRequest = async (
  { headers, body }: Delivery,
  keys: readonly Uint8Array[],
  now: Date,
): Promise<boolean> => {
  const timestamp = headers["x-slack-request-timestamp"] ?? "";
  const signature = headers["x-slack-signature"] ?? "";
  if (!/^\d{10}$/.test(timestamp) || !signature.startsWith("v0=")) return false;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > toleranceSeconds) return false;
  const signed = prefixed(`v0:${timestamp}:`, body);
  return verifiesWithAny(keys, (key) => verifyHmacHex(key, signature.slice("v0=".length), signed));
};
