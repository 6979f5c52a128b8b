import { describe, expect, test } from "vitest";
import { secretKeys } from "../../src/signatures/secret-keys.ts";
import { signStandardWebhook } from "../../src/signatures/sign-standard-webhook.ts";
import { verifyStandardWebhook } from "../../src/signatures/standard-webhooks.ts";

// The cases that the reference libraries test: https://github.com/standard-webhooks/standard-webhooks, libraries/javascript/src/webhook.test.ts
const published = { secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: 1614265330, body: '{"test": 2432232314}', signature: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=" };
const another = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=";
const body = new TextEncoder().encode(published.body);
const whole = { "webhook-id": published.id, "webhook-timestamp": String(published.timestamp), "webhook-signature": published.signature };
const at = (seconds = 0) => new Date((published.timestamp + seconds) * 1000);
const without = (name: keyof typeof whole): Record<string, string> => Object.fromEntries(Object.entries(whole).filter(([each]) => each !== name));
const verify = (headers: Record<string, string>, { now = at(), secret = published.secret } = {}) => verifyStandardWebhook({ headers, body }, secretKeys(secret), now);

test("the published message has the published signature", async () => {
  const [key = new Uint8Array()] = secretKeys(published.secret);
  expect(await signStandardWebhook({ id: published.id, now: at(), body, key })).toEqual(whole);
});

describe("a message verifies", () => {
  test.each<[string, Record<string, string>, number]>([
    ["as it is published", whole, 0],
    ["beside wrong signatures and those of other versions", { ...whole, "webhook-signature": [another, another.replace("v1", "v2"), published.signature, another].join(" ") }, 0],
    ["five minutes later", whole, 300],
    ["five minutes before", whole, -300],
  ])("%s", async (_, headers, seconds) => {
    expect(await verify(headers, { now: at(seconds) })).toBe(true);
  });
});

describe("a message does not verify", () => {
  test.each<[string, Record<string, string>, number]>([
    ["without its id", without("webhook-id"), 0],
    ["without its time", without("webhook-timestamp"), 0],
    ["without its signature", without("webhook-signature"), 0],
    ["with a time that is none", { ...whole, "webhook-timestamp": "hello" }, 0],
    ["with a wrong signature", { ...whole, "webhook-signature": "v1,dawfeoifkpqwoekfpqoekf" }, 0],
    ["with another's signature", { ...whole, "webhook-signature": another }, 0],
    ["with a part of its signature", { ...whole, "webhook-signature": published.signature.slice(0, 8) }, 0],
    ["with the version alone", { ...whole, "webhook-signature": "v1," }, 0],
    ["with its signature as of another version", { ...whole, "webhook-signature": published.signature.replace("v1", "v2") }, 0],
    ["with more than ten signatures before its own", { ...whole, "webhook-signature": [...Array.from({ length: 10 }, () => another), published.signature].join(" ") }, 0],
    ["a second after five minutes", whole, 301],
    ["a second before five minutes", whole, -301],
    ["of another id", { ...whole, "webhook-id": "msg_2" }, 0],
  ])("%s", async (_, headers, seconds) => {
    expect(await verify(headers, { now: at(seconds) })).toBe(false);
  });

  test("by an empty secret, or by the same secret that is not marked as base64", async () => {
    for (const secret of ["", "whsec_", published.secret.slice("whsec_".length)]) expect(await verify(whole, { secret })).toBe(false);
  });
});
