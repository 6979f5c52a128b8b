import { createHmac, randomUUID } from "node:crypto";
import type { APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import { afterAll, describe, expect, test, vi } from "vitest";
import { lambdaEvent } from "../../infra/prove/attacks/lambda-event.ts";
import { createSlackFunction } from "../../src/app/create-slack-function.ts";
import { ConfigurationError } from "../../src/errors.ts";
import { startQueue } from "../support/fake-sqs.ts";

// The situations in which Bolt tests its own receiver for Lambda, for ours: https://github.com/slackapi/bolt-js, test/unit/receivers/AwsLambdaReceiver.spec.ts

const secret = "a-slack-signing-secret-of-35-letters";
const queue = await startQueue();
const settings = { SLACK_SIGNING_SECRET: secret, SLACK_BOT_TOKEN: "xoxb-test", SLACK_API_URL: "http://127.0.0.1:9/api/", DYNAMODB_ENDPOINT: "http://127.0.0.1:9", QUEUE_URL: queue.url, AWS_REGION: "local", AWS_ACCESS_KEY_ID: "local", AWS_SECRET_ACCESS_KEY: "local" };
for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
const { handler } = await import("../../handlers/slack.ts");
afterAll(async () => {
  vi.unstubAllEnvs();
  await queue.close();
});

const json = "application/json";
const form = "application/x-www-form-urlencoded";
const mention = JSON.stringify({ type: "event_callback", team_id: "T1", api_app_id: "A1", event_id: "Ev1", event_time: 1, authorizations: [{ team_id: "T1", user_id: "U0OWN" }], event: { type: "app_mention", user: "U1", channel: "C1", ts: "1.2", text: "<@U0OWN> 429" } });
const strange = JSON.stringify({ type: "event_callback", team_id: "T1", api_app_id: "A1", event_id: "Ev2", event_time: 1, event: { type: "star_added", user: "U1" } });
const challenge = JSON.stringify({ type: "url_verification", token: "unused", challenge: "3eZbrw1aBm2r" });
const payload = (fields: object): string => new URLSearchParams({ payload: JSON.stringify({ user: { id: "U1" }, team: { id: "T1" }, trigger_id: "1.2.x", token: "unused", ...fields }) }).toString();
const command = new URLSearchParams({ command: "/coveo-error", text: "429", channel_id: "C1", channel_name: "random", user_id: "U1", team_id: "T1", trigger_id: "1.2.x", response_url: "https://hooks.slack.com/commands/T1/1/x" }).toString();

type Sending = { type?: string; base64?: boolean; ago?: number; capitals?: boolean; signature?: (right: string) => string | undefined };

const send = async (body: string, { type = json, base64 = false, ago = 0, capitals = false, signature = (right) => right }: Sending = {}): Promise<APIGatewayProxyStructuredResultV2> => {
  const timestamp = String(Math.floor(Date.now() / 1000) - ago);
  const signed = signature(`v0=${createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex")}`);
  const headers = { accept: "application/json,*/*", "content-type": type, "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)", "x-slack-request-timestamp": timestamp, ...(signed === undefined ? {} : { "x-slack-signature": signed }) };
  const named = capitals ? Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.replaceAll(/(?:^|-)\w/g, (letter) => letter.toUpperCase()), value])) : headers;
  return handler(lambdaEvent("/slack/events", { headers: named, body: Buffer.from(body) }, base64), { awsRequestId: randomUUID() } as Context);
};

describe("at its start", () => {
  test.each([["empty", ""], ["short", "my-secret"], ["missing", undefined]])("a signing secret that is %s stops the function, rather than verifying nothing", (_, value) => {
    vi.stubEnv("SLACK_SIGNING_SECRET", value);
    expect(() => createSlackFunction()).toThrow(ConfigurationError);
    vi.stubEnv("SLACK_SIGNING_SECRET", secret);
    expect(() => createSlackFunction()).not.toThrow();
  });

  test("no setting switches the verification off", async () => {
    expect((await send(challenge, { signature: () => undefined })).statusCode).toBe(401);
  });

  test("the handler is a promise's of at most two parameters, as Lambda's newer runtimes demand", () => {
    expect(handler.length).toBeLessThanOrEqual(2);
    expect(handler.constructor.name).toBe("AsyncFunction");
  });
});

describe("a signed request is taken", () => {
  test.each<[string, string, Sending]>([
    ["an event that is listened to", mention, {}],
    ["an event that nothing listens to, which Slack would only send again", strange, {}],
    ["with header names in capitals", mention, { capitals: true }],
    ["with header names in lower case", mention, { capitals: false }],
    ["with its body in base64", mention, { base64: true }],
    ["with a body beyond ASCII in base64", mention.replace("429", "dépassé €"), { base64: true }],
    ["a shortcut, in a form", payload({ type: "shortcut", callback_id: "nothing-of-ours", action_ts: "1.2" }), { type: form }],
    ["a command, in a form", command, { type: form }],
    ["a command, in a form with a charset", command, { type: `${form}; charset=utf-8` }],
    ["a check of the certificate", "ssl_check=1&token=legacy-fixed-token", { type: form }],
    ["a check of the address", challenge, {}],
  ])("%s", async (_, body, sending) => {
    expect((await send(body, sending)).statusCode).toBe(200);
  });

  test("a check of the address is answered with its challenge", async () => {
    expect(JSON.parse((await send(challenge)).body ?? "")).toEqual({ challenge: "3eZbrw1aBm2r" });
  });

  test("what nothing listens to is answered at once, and no timer is left that complains later", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    await send(strange);
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });
});

describe("a request is refused before it is parsed", () => {
  test.each<[string, string, Sending]>([
    ["with more behind its signature", challenge, { signature: (right) => `${right}XXXXXXXX` }],
    ["ten minutes old", challenge, { ago: 600 }],
    ["of next year", challenge, { ago: -31_536_000 }],
    ["without a signature", mention, { signature: () => undefined }],
    ["signed by another version of the scheme", mention, { signature: (right) => right.replace("v0=", "v9=") }],
    ["a check of the certificate that nobody signed", "ssl_check=1", { type: form, signature: () => undefined }],
    ["JSON that is broken", "{bad", { signature: () => "v0=" }],
    ["a form whose payload is broken", "payload=%7Bbad", { type: form, signature: () => "v0=" }],
  ])("%s", async (_, body, sending) => {
    expect((await send(body, sending)).statusCode).toBe(401);
  });

  test("an event without headers or without a body is refused, and not thrown over", async () => {
    for (const event of [{ body: challenge }, { headers: {} }, {}]) expect((await handler({ rawPath: "/slack/events", ...event } as never, { awsRequestId: "r" } as Context)).statusCode).toBe(401);
  });
});
