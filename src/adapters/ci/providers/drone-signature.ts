// https://datatracker.ietf.org/doc/html/draft-cavage-http-signatures-10
import type { Delivery } from "../../../ports/delivery.ts";
import { equalInConstantTime } from "../../../signatures/equal-in-constant-time.ts";
import { verifiesWithAny, verifyHmacBase64 } from "../../../signatures/hmac.ts";
import { secretKey } from "../../../signatures/secret-keys.ts";
import { hmacBase64 } from "../../../signatures/sign-hmac.ts";
import type { Verification } from "../provider.ts";

const toleranceSeconds = 300;
const algorithm = "hmac-sha256";
const covered = "date digest";

/** Whether the signature covers the date and the digest, the date is of now, and the digest is of these bytes: the signature alone does not cover the body. */
export const verifyDroneSignature = async ({ headers, body }: Delivery, { secrets, now }: Verification): Promise<boolean> => {
  const { date = "", digest = "", signature = "" } = headers;
  const parameters = parametersIn(signature);
  if (parameters.get("algorithm") !== algorithm || parameters.get("headers") !== covered) return false;
  // Not a number where it is no date: then nothing is within the tolerance.
  if (!(Math.abs(now.getTime() - Date.parse(date)) <= toleranceSeconds * 1000)) return false;
  const signed = new TextEncoder().encode(`date: ${date}\ndigest: ${digest}`);
  const isSigned = await verifiesWithAny(secrets.map(secretKey), (key) => verifyHmacBase64(key, parameters.get("signature") ?? "", signed));
  return isSigned && equalInConstantTime(digest, await digestHeader(body));
};

/** The headers of a delivery that is replayed. */
export const signLikeDrone = async ({ body }: Delivery, { secret, now }: { secret: string; now: Date }): Promise<Record<string, string>> => {
  const date = now.toUTCString();
  const digest = await digestHeader(body);
  const signature = await hmacBase64(secretKey(secret), new TextEncoder().encode(`date: ${date}\ndigest: ${digest}`));
  return { date, digest, signature: `keyId="hmac-key",algorithm="${algorithm}",signature="${signature}",headers="${covered}"` };
};

/** `name="value"` pairs; of a name that is given twice, none counts. A header with anything between or after them has none. */
const parametersIn = (header: string): Map<string, string> => {
  const found = [...header.slice(0, 2_000).matchAll(/(?:^|,)\s*([a-zA-Z]+)="([^"]*)"/g)];
  if (found.map(([text]) => text).join("") !== header) return new Map();
  const pairs = found.map(([, name = "", value = ""]) => [name, value] as const);
  const once = pairs.filter(([name]) => pairs.filter(([other]) => other === name).length === 1);
  return new Map(once);
};

const digestHeader = async (body: Uint8Array): Promise<string> => {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(body)));
  return `SHA-256=${btoa(String.fromCharCode(...digest))}`;
};
