import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { buildkite } from "../../../../src/adapters/ci/providers/buildkite.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const at = new Date(1_700_000_000_000);

describe("Buildkite's signature", () => {
  const hex = "4d39bd2442f073b6bc62e95d0297ce25475582a17389ab860abdc778fe1d9f77";
  const signature = `timestamp=1700000000,signature=${hex}`;
  const verify = (headers: Record<string, string>, { secrets = ["secret"], now = at, options = {}, body = '{"event":"ping"}' } = {}) =>
    buildkite.verify({ headers, body: bytes(body) }, { secrets, options, now, fetchText: () => Promise.reject(new Error("fetched")) });
  const token = { SCHEME: "token" };

  test("is of the time and the body together", async () => {
    expect(await verify({ "x-buildkite-signature": signature })).toBe(true);
    expect(createHmac("sha256", "secret").update('1700000000.{"event":"ping"}').digest("hex")).toBe(hex);
  });

  test("in a rotation the previous secret verifies too", async () => {
    expect(await verify({ "x-buildkite-signature": signature }, { secrets: ["the-new-one", "secret"] })).toBe(true);
  });

  test.each([
    [300, true],
    [301, false],
    [-300, true],
    [-301, false],
  ])("%i seconds after its time it is accepted: %s", async (seconds, accepted) => {
    expect(await verify({ "x-buildkite-signature": signature }, { now: new Date(at.getTime() + seconds * 1000) })).toBe(accepted);
  });

  test.each([
    ["no signature", {}],
    ["an empty one", { "x-buildkite-signature": "" }],
    ["another", { "x-buildkite-signature": signature.replace("4d39", "4d38") }],
    ["its beginning", { "x-buildkite-signature": signature.slice(0, -1) }],
    ["one of another time", { "x-buildkite-signature": signature.replace("1700000000", "1700000001") }],
    ["one without a time", { "x-buildkite-signature": `signature=${hex}` }],
    ["one of the body alone", { "x-buildkite-signature": `timestamp=1700000000,signature=${createHmac("sha256", "secret").update('{"event":"ping"}').digest("hex")}` }],
    ["the token in plain", { "x-buildkite-token": "secret" }],
  ])("%s is refused", async (_, headers) => {
    expect(await verify(headers)).toBe(false);
  });

  test("of another body is refused", async () => {
    expect(await verify({ "x-buildkite-signature": signature }, { body: '{"event": "ping"}' })).toBe(false);
  });

  test("the token in plain is accepted where that scheme is set, during a rotation too", async () => {
    expect(await verify({ "x-buildkite-token": "secret" }, { options: token })).toBe(true);
    expect(await verify({ "x-buildkite-token": "secret" }, { options: token, secrets: ["the-new-one", "secret"] })).toBe(true);
  });

  test.each([
    ["none", {}, token],
    ["an empty one", { "x-buildkite-token": "" }, token],
    ["its beginning", { "x-buildkite-token": "secre" }, token],
    ["one beside a signature that does not verify", { "x-buildkite-token": "secret", "x-buildkite-signature": signature.replace("4d39", "4d38") }, token],
    ["one where the scheme is misspelt", { "x-buildkite-token": "secret" }, { SCHEME: "Token" }],
    ["one where the scheme is the signature", { "x-buildkite-token": "secret" }, { SCHEME: "signature" }],
  ])("as a token, %s is refused", async (_, headers, options) => {
    expect(await verify(headers, { options })).toBe(false);
  });

  test("a signature is accepted in place of the token", async () => {
    expect(await verify({ "x-buildkite-signature": signature }, { options: token })).toBe(true);
  });

  test("without a secret nothing is accepted", async () => {
    const empty = createHmac("sha256", "").update('1700000000.{"event":"ping"}').digest("hex");
    expect(await verify({ "x-buildkite-signature": `timestamp=1700000000,signature=${empty}` }, { secrets: [""] })).toBe(false);
    expect(await verify({ "x-buildkite-signature": signature }, { secrets: [] })).toBe(false);
    expect(await verify({ "x-buildkite-token": "" }, { secrets: [""], options: token })).toBe(false);
  });
});
