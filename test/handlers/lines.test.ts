import type { Context, SQSBatchResponse } from "aws-lambda";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { createDynamoStore } from "../../src/adapters/dynamodb/create-dynamo-store.ts";
import { startSlack } from "../../src/local/emulated-slack.ts";
import { loadHandler } from "../../src/local/load-handler.ts";
import { startEmbeddedTable } from "../../infra/surroundings/embedded-table.ts";
import { startQueue } from "../support/fake-sqs.ts";
import { startGithubApi } from "../support/github-api.ts";
import { githubHeaders, workflowRunBody } from "../../infra/surroundings/github-delivery.ts";
import { coveoLog } from "../support/provider-journey.ts";
import { freePorts } from "../../infra/surroundings/running-bot.ts";
import { commandBody, slackHeaders } from "../../infra/surroundings/slack-request.ts";
import { writtenLines } from "../support/written-lines.ts";

/** None of it may be in any line. */
const secret = {
  webhook: "canary-webhook-secret-of-36-characters",
  slack: "canary-slack-signing-secret-of-41-letters",
  bot: "xoxb-canary-of-the-bot-token",
  ci: "canary-of-the-ci-token",
  aws: "canary-of-the-aws-secret-key",
  coveo: "xx00c0ffee-0000-4000-8000-00000000cafe",
  typed: "canary typed by somebody",
  header: "canary-in-a-header",
  log: "canary line of a log",
  workflow: "canary workflow",
};

const log = `${secret.log}\ntoken ${secret.coveo}\n${coveoLog}{"message":"${secret.log}","errorCode":"NEVER_SEEN_BEFORE_CODE"}\n`;
const queue = await startQueue();
const github = await startGithubApi(log);
const table = await startEmbeddedTable();
const slackPort = await freePorts();
const slack = await startSlack({ port: slackPort, token: secret.bot });
const endpoint = await table.client.config.endpoint?.();
Object.assign(process.env, {
  LOG_LEVEL: "debug",
  METRICS_NAMESPACE: "CoveoError/test",
  AWS_LAMBDA_FUNCTION_NAME: "coveo-error-test",
  GITHUB_WEBHOOK_SECRET: secret.webhook,
  GITHUB_TOKEN: secret.ci,
  GITHUB_API_URL: github.url,
  SLACK_SIGNING_SECRET: secret.slack,
  SLACK_BOT_TOKEN: secret.bot,
  SLACK_API_URL: `http://127.0.0.1:${slackPort}/api/`,
  OPS_CHANNEL: "C000000001",
  QUEUE_URL: queue.url,
  DYNAMODB_ENDPOINT: `${endpoint?.protocol}//${endpoint?.hostname}:${endpoint?.port}`,
  TABLE_NAME: table.name,
  AWS_REGION: "local",
  AWS_ACCESS_KEY_ID: "local",
  AWS_SECRET_ACCESS_KEY: secret.aws,
});
const written = writtenLines();
const webhook = await loadHandler("handlers/ci-webhook.handler");
const command = await loadHandler("handlers/slack.handler");
const consume = await loadHandler("handlers/queue.handler");
const schedule = await loadHandler("handlers/schedule.handler");
const atStart = written.lines();
const store = createDynamoStore({ client: table.client, name: table.name, clock: () => new Date() });
await store.putLink({ connection: "github", projects: "*", team: "C000000002", branches: [], workflows: [], post: "all" });

afterAll(async () => {
  await slack.close();
  await table.close();
  await github.close();
  await queue.close();
});
beforeEach(() => {
  queue.sent.length = 0;
  queue.state.down = false;
  github.state.down = false;
  written.clear();
});

const context = { awsRequestId: "reference-1" } as Context;
const deliver = async (runId: number, { key = secret.webhook, path = "github" } = {}) => {
  const body = workflowRunBody({ runId }).replaceAll("Nightly push", secret.workflow);
  const headers = { ...githubHeaders(body, key), "x-other": secret.header, authorization: `Bearer ${secret.header}` };
  return webhook({ routeKey: "POST /ci/{provider}", pathParameters: { provider: path }, headers, body, isBase64Encoded: false }, context);
};
const ask = async (text: string, key = secret.slack) => {
  const body = commandBody(text);
  const headers = { "content-type": "application/x-www-form-urlencoded", ...slackHeaders(body, key), "x-other": secret.header };
  return command({ headers, body, isBase64Encoded: false }, context);
};
/** When the messages came into the queue, before they are worked through. */
const waited = 5_000;
const work = async (received = 1): Promise<SQSBatchResponse> => {
  const attributes = { ApproximateReceiveCount: String(received), SentTimestamp: String(Date.now() - waited) };
  const Records = queue.sent.map((message, index) => ({ messageId: `m${index}`, receiptHandle: `r${index}`, body: JSON.stringify(message), attributes }));
  return (await consume({ Records }, context)) as SQSBatchResponse;
};
const metric = (name: string) => written.lines().filter((line) => "_aws" in line && name in line);
const events = () => written.lines().filter((line) => !("_aws" in line));

describe("the lines of all functions", () => {
  test("hold no secret, no header, no text that was typed, and nothing of a log, whatever goes wrong", async () => {
    await deliver(1001);
    await deliver(1002, { key: `${secret.webhook}-wrong` });
    await deliver(1003, { path: secret.header });
    await work();
    github.state.down = true;
    await deliver(1004);
    for (const received of [1, 5]) await work(received);
    queue.state.down = true;
    await deliver(1005);
    queue.state.down = false;
    await ask("429");
    await ask(`${secret.typed} ${secret.coveo}`);
    await ask("429", `${secret.slack}-wrong`);
    await consume({ Records: [{ messageId: "m", receiptHandle: "r", body: `{"${secret.typed}": "${secret.coveo}"}`, attributes: {} }] }, context);
    await schedule({}, context);

    expect(events().map(({ message }) => message)).toEqual(expect.arrayContaining(["failure-queued", "failure-handled", "message-failed", "connection-ill"]));
    for (const canary of Object.values(secret)) expect(written.text()).not.toContain(canary);
    expect(written.text().toLowerCase()).not.toContain("canary");
    expect(written.text()).not.toContain("Precondition Failed");
  });

  test("of one failure bear its correlation id from the webhook to the message, also when it fails on the way", async () => {
    await deliver(1010);
    const correlationId = queue.sent[0]?.["correlationId"];
    expect(correlationId).toMatch(/^[0-9a-f-]{36}$/);
    github.state.down = true;
    expect(await work(5)).toMatchObject({ batchItemFailures: [{ itemIdentifier: "m0" }] });
    github.state.down = false;
    expect(await work(6)).toEqual({ batchItemFailures: [] });
    expect(events().map(({ message }) => message)).toEqual(expect.arrayContaining(["failure-queued", "message-failed", "failure-handled"]));
    expect(events().filter((line) => line["correlationId"] !== correlationId)).toEqual([]);
  });
});

describe("the metrics", () => {
  test("count each start", () => {
    expect(atStart.filter((line) => line["ColdStarts"] === 1)).toHaveLength(4);
  });

  test("count deliveries by provider and outcome; who is no provider is not named", async () => {
    await deliver(1020);
    await deliver(1020, { key: `${secret.webhook}-wrong` });
    await deliver(1020, { path: "made-up" });
    queue.state.down = true;
    await deliver(1020);
    expect(metric("Deliveries").map(({ provider, outcome }) => `${String(provider)} ${String(outcome)}`)).toEqual(["github queued", "github unauthorized", "unknown unknown-provider", "github unavailable"]);
  });

  test("count diagnoses by entry and unknown codes, and take the time from webhook to message, once however often it is delivered", async () => {
    await deliver(1030);
    for (let times = 1; times <= 3; times += 1) await work(times);
    expect(metric("Diagnoses").map(({ entry }) => entry)).toEqual(["push/412/SOURCE_DOES_NOT_EXIST"]);
    expect(metric("UnknownCodes")).toHaveLength(1);
    const [time, ...more] = metric("TimeToMessage");
    expect(more).toEqual([]);
    expect(time?.["TimeToMessage"]).toBeGreaterThanOrEqual(waited);
    expect(time?.["TimeToMessage"]).toBeLessThan(waited + 10_000);
  });
});
