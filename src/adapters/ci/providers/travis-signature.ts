// https://docs.travis-ci.com/user/notifications/#verifying-webhook-requests
import * as z from "zod";
import { ConfigurationError, UnavailableError } from "../../../errors.ts";
import type { Delivery } from "../../../ports/delivery.ts";
import type { Verification } from "../provider.ts";

/** Whether Travis signed the form's `payload`: RSA and SHA-1 over its decoded value, in base64. */
export const verifyTravisSignature = async (payload: Delivery, by: Verification): Promise<boolean> => {
  const signature = payload.headers["signature"] ?? "";
  if (!base64.test(signature)) return false;
  for (const key of await publicKeys(by)) {
    if (await crypto.subtle.verify(algorithm.name, key, bytesOf(signature), new Uint8Array(payload.body))) return true;
  }
  return false;
};

const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-1" };
/** With the spare bits zero, so that a signature has one spelling. */
const base64 = /^(?=.)(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$/;

/** The configured keys, several during a rotation; without them the one that the API publishes. */
const publicKeys = async ({ options, apiUrl = null, fetchText }: Verification) => {
  const configured = options["PUBLIC_KEY"];
  if (configured !== undefined) {
    return importAll(configured).catch(() => {
      throw new ConfigurationError("TRAVIS_PUBLIC_KEY is no public key in PEM; unset it to use the one that the API publishes.", ["TRAVIS_PUBLIC_KEY"]);
    });
  }
  if (apiUrl === null) return [];
  const address = `${apiUrl.replace(/\/$/, "")}/config`;
  const published = await fetchText(address);
  try {
    return await importAll(configSchema.parse(JSON.parse(published)).config.notifications.webhook.public_key);
  } catch (cause) {
    throw new UnavailableError("travis", `${new URL(address).host} published no key to verify with`, { cause });
  }
};

const configSchema = z.object({ config: z.object({ notifications: z.object({ webhook: z.object({ public_key: z.string() }) }) }) });

/** Throws where there is no key, or one that is none. An environment variable often holds `\n` for its line breaks. */
const importAll = async (pem: string) => {
  const blocks = [...pem.replaceAll("\\n", "\n").matchAll(/-----BEGIN PUBLIC KEY-----([^-]+)-----END PUBLIC KEY-----/g)];
  if (blocks.length === 0) throw new Error("no public key");
  return Promise.all(blocks.map(([, text = ""]) => crypto.subtle.importKey("spki", bytesOf(text.replaceAll(/\s/g, "")), algorithm, false, ["verify"])));
};

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
