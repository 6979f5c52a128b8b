import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { verifiesWithAny, verifyHmacHex } from "../../src/signatures/hmac.ts";
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
