import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { close, listen } from "../../src/local/listen.ts";
import { signSns, snsMessage, topic } from "../support/aws-events.ts";
import { startQueue } from "../support/fake-sqs.ts";
import { selfSignedCertificate } from "../support/self-signed-certificate.ts";
import { twoWays } from "../support/two-ways.ts";

const { privateKey, certificate } = selfSignedCertificate();
const stranger = selfSignedCertificate();
const confirmed: URLSearchParams[] = [];
const state = { down: false };
const api = createServer((request, response) => {
  if (state.down) return response.writeHead(503).end();
  confirmed.push(new URL(request.url ?? "", "http://api").searchParams);
  return response.end("<ConfirmSubscriptionResponse/>");
});
await listen(api, 0, "the test");
const queue = await startQueue();
Object.assign(process.env, {
  QUEUE_URL: queue.url,
  AWS_REGION: "local",
  AWS_ACCESS_KEY_ID: "local",
  AWS_SECRET_ACCESS_KEY: "local",
  AWS_SNS_TOPIC_ARNS: topic,
  AWS_SNS_CERTIFICATE: certificate,
  AWS_SNS_API_URL: `http://127.0.0.1:${(api.address() as AddressInfo).port}`,
});
const { ways, stop } = await twoWays("handlers/ci-webhook.handler");
afterAll(async () => {
  await stop();
  await queue.close();
  await close(api);
});
beforeEach(() => {
  confirmed.length = 0;
  state.down = false;
});

describe.each(ways)("a subscription offered $name", ({ name, send }) => {
  const offer = (Token: string, { key = privateKey, changes = {} as object } = {}) =>
    send({
      path: "/ci/aws-sns",
      headers: { "content-type": "text/plain; charset=UTF-8", "x-amz-sns-message-type": "SubscriptionConfirmation" },
      body: JSON.stringify(signSns(snsMessage("You have chosen to subscribe", { Type: "SubscriptionConfirmation", Token, SubscribeURL: "https://elsewhere.example/", ...changes }), key)),
    });

  test("for a topic that is set is confirmed with its token, and nothing is queued", async () => {
    expect(await offer(`token ${name}`)).toEqual({ status: 202, body: expect.stringContaining("confirmed") });
    expect(confirmed.map((query) => Object.fromEntries(query))).toEqual([{ Action: "ConfirmSubscription", TopicArn: topic, Token: `token ${name}` }]);
    expect(queue.sent).toEqual([]);
  });

  test("for another topic, or by somebody else, is not", async () => {
    expect((await offer("1", { changes: { TopicArn: `${topic}-of-mine` } })).status).toBe(401);
    expect((await offer("2", { key: stranger.privateKey })).status).toBe(401);
    expect(confirmed).toEqual([]);
  });

  test("while SNS does not answer gets 503, so that it is offered again", async () => {
    state.down = true;
    expect((await offer(`another ${name}`)).status).toBe(503);
  });
});
