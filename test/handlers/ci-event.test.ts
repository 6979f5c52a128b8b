import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import type { Context } from "aws-lambda";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { createDynamoStore } from "../../src/adapters/dynamodb/create-dynamo-store.ts";
import { startSlack } from "../../src/local/emulated-slack.ts";
import { close, listen } from "../../src/local/listen.ts";
import { loadHandler } from "../../src/local/load-handler.ts";
import { readServiceDefinition } from "../../src/local/service-definition.ts";
import { buildEvent, buildId, executionId, pipelineEvent } from "../support/aws-events.ts";
import { awsLogApi, isSigned } from "../support/aws-log-api.ts";
import { startEmbeddedTable } from "../../infra/surroundings/embedded-table.ts";
import { startQueue } from "../support/fake-sqs.ts";
import { coveoLog } from "../support/provider-journey.ts";
import { freePorts } from "../../infra/surroundings/running-bot.ts";

const keys = { accessKeyId: "local", secretAccessKey: "local" };
const seen: Parameters<typeof isSigned>[0][] = [];
const answer = awsLogApi(coveoLog);
const api = createServer(async (request, response) => {
  const call = { method: request.method ?? "", path: request.url ?? "", headers: request.headers, body: (await buffer(request)).toString() };
  seen.push(call);
  answer(call, response);
});
await listen(api, 0, "the test");
const queue = await startQueue();
const table = await startEmbeddedTable();
const slackPort = await freePorts();
const slack = await startSlack({ port: slackPort, token: "xoxb-local" });
Object.assign(process.env, {
  QUEUE_URL: queue.url,
  DYNAMODB_ENDPOINT: await table.client.config.endpoint?.().then(({ protocol, hostname, port }) => `${protocol}//${hostname}:${port}`),
  TABLE_NAME: table.name,
  SLACK_BOT_TOKEN: "xoxb-local",
  SLACK_API_URL: `http://127.0.0.1:${slackPort}/api/`,
  AWS_EVENTBRIDGE_API_URL: `http://127.0.0.1:${(api.address() as AddressInfo).port}`,
  AWS_EVENTBRIDGE_PROJECTS: "feeder,release",
  AWS_REGION: "local",
  AWS_ACCESS_KEY_ID: keys.accessKeyId,
  AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
});
const receive = await loadHandler("handlers/ci-webhook.handler");
const consume = await loadHandler(readServiceDefinition().consumer.handler);
const channel = "C000000002";
const store = createDynamoStore({ client: table.client, name: table.name, clock: () => new Date() });
for (const project of ["feeder", "release"]) {
  await store.putLink({ connection: "aws-eventbridge", projects: project, team: channel, branches: [], workflows: [], post: "all" });
}

afterAll(async () => {
  await slack.close();
  await table.close();
  await queue.close();
  await close(api);
});
beforeEach(() => {
  seen.length = 0;
  queue.sent.length = 0;
  queue.state.down = false;
});

const context = { awsRequestId: "reference-1" } as Context;
const hand = async (event: unknown) => (await receive(event, context)) as { statusCode: number; body: string };
const work = async () => {
  const Records = queue.sent.splice(0).map((message, index) => ({ messageId: String(index), receiptHandle: String(index), body: JSON.stringify(message), attributes: { ApproximateReceiveCount: "1" } }));
  return consume({ Records }, context);
};
const posted = async (): Promise<string[]> => {
  const response = await fetch(`http://127.0.0.1:${slackPort}/api/conversations.history`, {
    method: "POST",
    headers: { authorization: "Bearer xoxb-local", "content-type": "application/json" },
    body: JSON.stringify({ channel }),
  });
  return ((await response.json()) as { messages: { text: string }[] }).messages.map(({ text }) => text);
};

describe("an event from EventBridge", () => {
  test("of a failed build is queued without a signature, and answered from its log, however often it comes", async () => {
    for (let times = 0; times < 3; times += 1) expect((await hand(buildEvent())).statusCode).toBe(202);
    expect(queue.sent).toHaveLength(3);
    expect(queue.sent[0]).toMatchObject({ kind: "failure", project: { connection: "aws-eventbridge", key: "arn:aws:codebuild:us-west-2:123456789012:project/feeder", name: "feeder" }, runId: buildId });
    expect(await work()).toEqual({ batchItemFailures: [] });
    expect(await posted()).toEqual(["feeder failed: 412 SOURCE_DOES_NOT_EXIST (Push API)"]);
    for (const call of seen) expect(await isSigned(call, keys)).toBe(true);
    expect(seen.length).toBeGreaterThan(0);
  });

  test("of a failed pipeline is answered from the log of the build behind it", async () => {
    await hand(pipelineEvent());
    expect(queue.sent[0]).toMatchObject({ runId: executionId, attempt: 1 });
    expect(await work()).toEqual({ batchItemFailures: [] });
    expect(await posted()).toContain("release failed: 412 SOURCE_DOES_NOT_EXIST (Push API)");
  });

  test("of a success is queued as a recovery, which has the message say so", async () => {
    expect((await hand(buildEvent({ status: "SUCCEEDED", detail: { "build-id": buildId.replace(/:[^:]+$/, ":later") } }))).statusCode).toBe(202);
    expect(queue.sent).toMatchObject([{ kind: "recovered", project: { connection: "aws-eventbridge", name: "feeder" } }]);
    expect(await work()).toEqual({ batchItemFailures: [] });
  });

  test.each([
    ["a build that was stopped", buildEvent({ status: "STOPPED" }), 202],
    ["a project that the connection may not speak for", buildEvent({ detail: { "project-name": "other", "build-id": buildId.replace("build/feeder:", "build/other:") } }), 202],
    ["a project that is not the one in the build's id", buildEvent({ detail: { "project-name": "other" } }), 400],
    ["a source that no provider takes", { ...buildEvent(), source: "aws.ec2" }, 404],
    ["an event that cannot be read", buildEvent({ detail: { "build-id": 7 } }), 400],
  ])("of %s queues nothing", async (_, event, status) => {
    expect((await hand(event)).statusCode).toBe(status);
    expect(queue.sent).toEqual([]);
  });

  test("is thrown back while the queue is down, so that Lambda tries again", async () => {
    queue.state.down = true;
    await expect(hand(buildEvent())).rejects.toThrow("The queue answered SendMessage with 503");
  });

  test("that somebody posts over HTTP is refused", async () => {
    const event = {
      version: "2.0",
      routeKey: "POST /ci/{provider}",
      rawPath: "/ci/aws-eventbridge",
      headers: { "content-type": "application/json" },
      pathParameters: { provider: "aws-eventbridge" },
      body: JSON.stringify(buildEvent()),
      isBase64Encoded: false,
    };
    expect((await hand(event)).statusCode).toBe(401);
    expect(queue.sent).toEqual([]);
  });
});
