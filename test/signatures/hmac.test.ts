import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { verifiesWithAny, verifyHmacBase64, verifyHmacHex } from "../../src/signatures/hmac.ts";
import { secretKeys } from "../../src/signatures/secret-keys.ts";

const key = new TextEncoder().encode("a-secret-of-thirty-two-characters");
const body = new TextEncoder().encode("héllo");
const right = createHmac("sha256", key).update(body).digest("hex");

test("the right signature verifies", async () => {
  expect(await verifyHmacHex(key, right, body)).toBe(true);
});

test("no prefix, extension or other case of the right signature verifies", async () => {
  for (let length = 0; length < right.length; length += 1) expect(await verifyHmacHex(key, right.slice(0, length), body)).toBe(false);
  for (const wrong of [`${right}0`, `${right}${right}`, right.toUpperCase(), ` ${right}`, right.replace(/^./, (c) => (c === "0" ? "1" : "0"))]) {
    expect(await verifyHmacHex(key, wrong, body)).toBe(false);
  }
});

test("a signature in base64 has one spelling: the bits that are not of it are zero", async () => {
  const base64 = createHmac("sha256", key).update(body).digest("base64");
  expect(await verifyHmacBase64(key, base64, body)).toBe(true);
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const spellings = [...alphabet].map((last) => `${base64.slice(0, 42)}${last}=`).filter((each) => Buffer.from(each, "base64").equals(Buffer.from(base64, "base64")));
  expect(spellings).toHaveLength(4);
  for (const other of spellings.filter((each) => each !== base64)) expect(await verifyHmacBase64(key, other, body)).toBe(false);
  for (const other of [base64.slice(0, -1), `${base64}=`, Buffer.from(base64, "base64").toString("hex"), base64.toLowerCase()]) expect(await verifyHmacBase64(key, other, body)).toBe(false);
});

test("an empty key verifies nothing, not even its own signature", async () => {
  const forged = createHmac("sha256", "").update(body).digest("hex");
  expect(await verifyHmacHex(new Uint8Array(), forged, body)).toBe(false);
});

test("during a rotation each current key verifies, and none verifies without keys", async () => {
  const keys = secretKeys("the-new-secret-of-more-than-32-characters, a-secret-of-thirty-two-characters");
  expect(await verifiesWithAny(keys, (each) => verifyHmacHex(each, right, body))).toBe(true);
  expect(await verifiesWithAny([], (each) => verifyHmacHex(each, right, body))).toBe(false);
});

test("a Standard Webhooks secret is base64-decoded, any other is its UTF-8 bytes", () => {
  expect(secretKeys("whsec_AQID,é")).toEqual([new Uint8Array([1, 2, 3]), new Uint8Array([0xc3, 0xa9])]);
});
