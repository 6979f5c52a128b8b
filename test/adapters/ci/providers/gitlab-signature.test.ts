import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { gitlab } from "../../../../src/adapters/ci/providers/gitlab.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const at = new Date(1_700_000_000_000);
const by = (secrets: string[], now = at) => ({ secrets, options: {}, now, fetchText: () => Promise.reject(new Error("fetched")) });

describe("GitLab's signing token", () => {
  const signing = "whsec_BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=";
  const other = `whsec_${Buffer.alloc(32, 8).toString("base64")}`;
  const plain = "a-plain-token-of-thirty-two-chars";
  const signed = {
    "webhook-id": "msg_1",
    "webhook-timestamp": "1700000000",
    "webhook-signature": "v1,GUYTG6PESlUc9zqz9caW3Ow7s03dBJivBYPIUsz6J8o=",
  };
  const verify = (headers: Record<string, string>, secrets: string[], now = at, body = '{"object_kind":"pipeline"}') =>
    gitlab.verify({ headers, body: bytes(body) }, by(secrets, now));
  const without = (name: string) => Object.fromEntries(Object.entries(signed).filter(([key]) => key !== name));

  test("a signature that the standardwebhooks package computes verifies", async () => {
    expect(await verify(signed, [signing])).toBe(true);
  });

  test("in a rotation either token verifies, and the signature may stand among others", async () => {
    expect(await verify(signed, [other, signing])).toBe(true);
    const both = `v1,${"A".repeat(43)}= ${signed["webhook-signature"]}`;
    expect(await verify({ ...signed, "webhook-signature": both }, [signing])).toBe(true);
  });

  test.each([
    ["no header at all", {}],
    ["another body", signed, "{}"],
    ["another id", { ...signed, "webhook-id": "msg_2" }],
    ["another time", { ...signed, "webhook-timestamp": "1700000001" }],
    ["no id", without("webhook-id")],
    ["no time", without("webhook-timestamp")],
    ["no version", { ...signed, "webhook-signature": signed["webhook-signature"].slice(3) }],
    ["another version", { ...signed, "webhook-signature": signed["webhook-signature"].replace("v1,", "v2,") }],
    ["half a signature", { ...signed, "webhook-signature": signed["webhook-signature"].slice(0, 20) }],
    ["an empty signature", { ...signed, "webhook-signature": "" }],
    ["the token in plain", { "x-gitlab-token": signing }],
    ["the token in plain, beside another's signature", { ...signed, "webhook-signature": `v1,${"A".repeat(43)}=`, "x-gitlab-token": signing }],
  ])("with a signing token configured, %s is refused", async (_, headers, body?: string) => {
    expect(await verify(headers, [signing], at, body)).toBe(false);
  });

  test.each([
    [300, true],
    [301, false],
    [-300, true],
    [-301, false],
  ])("%i seconds after its time a signature is accepted: %s", async (seconds, accepted) => {
    expect(await verify(signed, [signing], new Date(at.getTime() + seconds * 1000))).toBe(accepted);
  });

  test("a signing token that is configured ends the plain one, also in a rotation", async () => {
    expect(await verify({ "x-gitlab-token": plain }, [signing, plain])).toBe(false);
    expect(await verify({ "x-gitlab-token": plain }, [plain, signing])).toBe(false);
  });

  test("where a plain token is configured, it or the previous one is asked for", async () => {
    expect(await verify({ "x-gitlab-token": plain }, [plain])).toBe(true);
    expect(await verify({ "x-gitlab-token": plain }, ["the-new-token-of-thirty-two-chars", plain])).toBe(true);
  });

  test.each([
    ["none", {}],
    ["an empty one", { "x-gitlab-token": "" }],
    ["its beginning", { "x-gitlab-token": plain.slice(0, -1) }],
    ["it and more", { "x-gitlab-token": `${plain}x` }],
    ["it in another case", { "x-gitlab-token": plain.toUpperCase() }],
    ["it where others have it", { authorization: `Bearer ${plain}` }],
    ["it beside a signature that does not verify", { ...signed, "x-gitlab-token": plain }],
    ["it beside an empty signature", { "webhook-signature": "", "x-gitlab-token": plain }],
  ])("with a plain token configured, %s is refused", async (_, headers) => {
    expect(await verify(headers, [plain])).toBe(false);
  });

  test("without a secret nothing is accepted", async () => {
    expect(await verify({ "x-gitlab-token": "" }, [])).toBe(false);
    expect(await verify({ "x-gitlab-token": "x" }, [])).toBe(false);
    const empty = createHmac("sha256", "").update('msg_1.1700000000.{"object_kind":"pipeline"}').digest("base64");
    expect(await verify({ ...signed, "webhook-signature": `v1,${empty}` }, [])).toBe(false);
    expect(await verify({ ...signed, "webhook-signature": `v1,${empty}` }, [""])).toBe(false);
  });
});
