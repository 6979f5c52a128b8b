import { expect, test } from "vitest";
import { verifySharedSecret } from "../../../src/adapters/ci/verify-shared-secret.ts";

const current = "the-current-secret-of-thirty-nine-chars";
const previous = "the-previous-secret-of-thirty-nine-char";
const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;
const body = new TextEncoder().encode("{}");

test.each<[string, Record<string, string>, boolean]>([
  ["the secret as a password", { authorization: basic(`coveo:${current}`) }, true],
  ["the secret as a password without a user", { authorization: basic(`:${current}`) }, true],
  ["the previous secret as a password", { authorization: basic(`coveo:${previous}`) }, true],
  ["the scheme in other letters", { authorization: basic(`coveo:${current}`).replace("Basic", "basic") }, true],
  ["the secret in the header of its own", { "x-coveo-error-token": current }, true],
  ["the previous secret in the header of its own", { "x-coveo-error-token": previous }, true],
  ["nothing", {}, false],
  ["an empty header", { "x-coveo-error-token": "" }, false],
  ["an empty password", { authorization: basic("coveo:") }, false],
  ["an empty authorization beside the right token", { authorization: "", "x-coveo-error-token": current }, false],
  ["a wrong password beside the right token", { authorization: basic("coveo:wrong"), "x-coveo-error-token": current }, false],
  ["a wrong token", { "x-coveo-error-token": `${current}x` }, false],
  ["the beginning of the secret", { "x-coveo-error-token": current.slice(0, -1) }, false],
  ["both secrets with their comma", { "x-coveo-error-token": `${current},${previous}` }, false],
  ["the secret as the user", { authorization: basic(`${current}:`) }, false],
  ["the secret without a colon", { authorization: basic(current) }, false],
  ["the secret as a bearer token", { authorization: `Bearer ${current}` }, false],
  ["the password in plain text", { authorization: `Basic coveo:${current}` }, false],
  ["base64 that is none", { authorization: "Basic A===" }, false],
])("a delivery with %s verifies: %s", async (_, headers, expected) => {
  expect(await verifySharedSecret({ headers, body }, [current, previous])).toBe(expected);
});

test("without a configured secret nothing verifies", async () => {
  for (const secrets of [[], [""]]) {
    expect(await verifySharedSecret({ headers: { authorization: basic("coveo:") }, body }, secrets)).toBe(false);
    expect(await verifySharedSecret({ headers: { "x-coveo-error-token": "" }, body }, secrets)).toBe(false);
  }
});
