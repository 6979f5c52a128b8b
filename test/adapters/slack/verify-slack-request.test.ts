import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { verifySlackRequest } from "../../../src/adapters/slack/verify-slack-request.ts";
import { slackHeaders } from "../../../infra/surroundings/slack-request.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

// https://docs.slack.dev/authentication/verifying-requests-from-slack
const published = {
  secret: "8f742231b10e8888abcd99yyyzzz85a5",
  timestamp: 1531420618,
  signature: "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
  body: "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c",
};

const verify = (changes: Partial<Record<"timestamp" | "signature" | "body", string>> = {}, offset = 0, secrets = [published.secret]) =>
  verifySlackRequest(
    {
      headers: {
        "x-slack-request-timestamp": changes.timestamp ?? String(published.timestamp),
        "x-slack-signature": changes.signature ?? published.signature,
      },
      body: bytes(changes.body ?? published.body),
    },
    secrets.map(bytes),
    new Date((published.timestamp + offset) * 1000),
  );

describe("Slack's signature", () => {
  test("Slack's published example verifies", async () => {
    expect(await verify()).toBe(true);
  });

  test.each([-300, -1, 0, 1, 300])("it verifies %i seconds off", async (offset) => {
    expect(await verify({}, offset)).toBe(true);
  });

  test.each([-301, 301, -31_536_000, 31_536_000])("it does not %i seconds off: neither stale nor future", async (offset) => {
    expect(await verify({}, offset)).toBe(false);
  });

  test.each([
    ["another version", { signature: published.signature.replace("v0", "v9") }],
    ["no version", { signature: published.signature.slice(3) }],
    ["an empty signature", { signature: "" }],
    ["the version alone", { signature: "v0=" }],
    ["two joined signatures", { signature: `${published.signature},${published.signature}` }],
    ["another body", { body: `${published.body}&x=1` }],
    ["no body", { body: "" }],
    ["a timestamp in another notation", { timestamp: "1531420618.0" }],
    ["a timestamp with a sign", { timestamp: "+1531420618" }],
    ["no timestamp", { timestamp: "" }],
  ])("%s does not verify", async (_, changes) => {
    expect(await verify(changes)).toBe(false);
  });

  test.each(["1531420618.0", "+1531420618", " 1531420618", "1531420618e0", "01531420618"])(
    "the timestamp %j does not verify, though it is signed as it stands",
    async (timestamp) => {
      const signature = createHmac("sha256", published.secret).update(`v0:${timestamp}:${published.body}`).digest("hex");
      expect(await verify({ timestamp, signature: `v0=${signature}` })).toBe(false);
    },
  );

  test("another secret does not verify, and none neither", async () => {
    expect(await verify({}, 0, ["8f742231b10e8888abcd99yyyzzz85a6"])).toBe(false);
    expect(await verify({}, 0, [])).toBe(false);
  });

  test("the previous secret still verifies during a rotation", async () => {
    expect(await verify({}, 0, ["another-secret-that-came-after-it-00", published.secret])).toBe(true);
  });

  test("bytes beyond ASCII are signed as they are", async () => {
    const body = bytes('{"text":"é €"}');
    const headers = slackHeaders(Buffer.from(body), published.secret);
    expect(await verifySlackRequest({ headers, body }, [bytes(published.secret)], new Date())).toBe(true);
  });
});
