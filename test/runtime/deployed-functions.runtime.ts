import { setTimeout as sleep } from "node:timers/promises";
import type { APIGatewayProxyStructuredResultV2, SQSBatchResponse } from "aws-lambda";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { createDynamoStore } from "../../src/adapters/dynamodb/create-dynamo-store.ts";
import { startSlack } from "../../src/local/emulated-slack.ts";
import { startEmbeddedTable } from "../../infra/surroundings/embedded-table.ts";
import { buildEvent } from "../support/aws-events.ts";
import { startQueue } from "../support/fake-sqs.ts";
import { startSsm } from "../support/fake-ssm.ts";
import { startGithubApi } from "../support/github-api.ts";
import { githubHeaders, workflowRunBody } from "../../infra/surroundings/github-delivery.ts";
import { coveoLog } from "../support/provider-journey.ts";
import { freePorts } from "../../infra/surroundings/running-bot.ts";
import { commandBody, slackHeaders } from "../../infra/surroundings/slack-request.ts";
import { httpApiEvent } from "./http-api-event.ts";
import { startDeployed, type Deployed } from "./start-deployed.ts";

const secrets = { slack: "the-slack-signing-secret-of-39-letters", github: "the-github-webhook-secret-of-40-letters", bot: "xoxb-of-the-runtime-test", token: "the-token-for-github" };
const channel = "C000000002";
const ssm = await startSsm({ accessKeyId: "ASIAEXAMPLE", secretAccessKey: "example", sessionToken: "example-session" });
const queue = await startQueue();
const github = await startGithubApi(coveoLog);
const table = await startEmbeddedTable();
const slackPort = await freePorts();
const slack = await startSlack({ port: slackPort, token: secrets.bot });
const endpoint = await table.client.config.endpoint?.();
const store = createDynamoStore({ client: table.client, name: table.name, clock: () => new Date() });
await store.putLink({ connection: "github", projects: "*", team: channel, branches: [], workflows: [], post: "all" });
await store.joinTeam(channel, new Date(Date.now() + 86_400_000).toISOString());

const running: Deployed[] = [];
afterEach(async () => {
  for (const each of running.splice(0)) await each.stop();
});
afterAll(async () => {
  await slack.close();
  await table.close();
  await github.close();
  await queue.close();
  await ssm.close();
});
beforeEach(() => {
  queue.sent.length = 0;
  queue.state.down = false;
  github.state.down = false;
  ssm.parameters.clear();
  ssm.asked.length = 0;
  put("slack/SLACK_SIGNING_SECRET", secrets.slack);
  put("bot/SLACK_BOT_TOKEN", secrets.bot);
  put("webhooks/GITHUB_WEBHOOK_SECRET", secrets.github);
  put("ci/GITHUB_TOKEN", secrets.token);
  put("common/GITHUB_API_URL", github.url);
  put("common/SLACK_API_URL", `http://127.0.0.1:${slackPort}/api/`);
});

const put = (name: string, value: string) => ssm.parameters.set(`/coveo-error/test/${name}`, value);

/** What serverless.yml sets, and where the servers of this test are. */
const settings = (...groups: string[]): Record<string, string> => ({
  SSM_PATH: ["common", ...groups].map((group) => `/coveo-error/test/${group}`).join(","),
  SSM_ENDPOINT: ssm.url,
  QUEUE_URL: queue.url,
  TABLE_NAME: table.name,
  DYNAMODB_ENDPOINT: `${endpoint?.protocol}//${endpoint?.hostname}:${endpoint?.port}`,
  METRICS_NAMESPACE: "CoveoError/test",
});
const groupsOf: Record<string, string[]> = { slack: ["slack", "bot"], "ci-webhook": ["webhooks"], queue: ["bot", "ci"], schedule: ["bot", "ci"] };

const deploy = async (name: string): Promise<Deployed> => {
  const started = await startDeployed(name, settings(...(groupsOf[name] ?? [])));
  if ("initError" in started) throw new Error(started.initError.errorMessage);
  running.push(started);
  return started;
};

const encodings = [
  { encoding: "base64", base64: true },
  { encoding: "text", base64: false },
];
const command = (text: string, { key = secrets.slack, base64 = true } = {}) => {
  const body = commandBody(text, channel);
  return httpApiEvent({ route: "POST /slack/events", headers: { "content-type": "application/x-www-form-urlencoded", ...slackHeaders(body, key) }, body, base64 });
};
const delivery = (runId: number, { key = secrets.github, base64 = false } = {}) => {
  const body = workflowRunBody({ runId });
  return httpApiEvent({ route: "POST /ci/{provider}", parameters: { provider: "github" }, headers: githubHeaders(body, key), body, base64 });
};
const answerOf = async (deployed: Deployed, event: unknown): Promise<APIGatewayProxyStructuredResultV2> => {
  const { kind, body } = await deployed.invoke(event);
  expect(kind, JSON.stringify(body)).toBe("response");
  return body as APIGatewayProxyStructuredResultV2;
};
const batch = (...bodies: string[]) => ({
  Records: bodies.map((body, index) => ({
    messageId: `message-${index}`,
    receiptHandle: `receipt-${index}`,
    body,
    attributes: { ApproximateReceiveCount: "1", SentTimestamp: String(Date.now()), SenderId: "AIDAEXAMPLE", ApproximateFirstReceiveTimestamp: String(Date.now()) },
    messageAttributes: {},
    md5OfBody: "",
    eventSource: "aws:sqs",
    eventSourceARN: "arn:aws:sqs:us-east-1:123456789012:coveo-error-test",
    awsRegion: "us-east-1",
  })),
});
const posted = async (): Promise<string[]> => {
  const response = await fetch(`http://127.0.0.1:${slackPort}/api/conversations.history`, {
    method: "POST",
    headers: { authorization: `Bearer ${secrets.bot}`, "content-type": "application/json" },
    body: JSON.stringify({ channel }),
  });
  return ((await response.json()) as { messages: { text: string }[] }).messages.map(({ text }) => text);
};
/** The lines that are JSON from their first character on, as CloudWatch wants them. */
const linesOf = (deployed: Deployed): Record<string, unknown>[] => deployed.output().split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line) as Record<string, unknown>);

describe("slack under Lambda's runtime", () => {
  test.each(encodings)("answers a signed command that comes in $encoding, and refuses a forged one", async ({ base64 }) => {
    const deployed = await deploy("slack");
    const answer = await answerOf(deployed, command("push 412", { base64 }));
    expect([answer.statusCode, answer.body]).toEqual([200, expect.stringContaining("SOURCE_DOES_NOT_EXIST")]);
    expect(await answerOf(deployed, command("push 412", { key: `${secrets.slack}1`, base64 }))).toMatchObject({ statusCode: 401 });
  });

  test("counts in its answer, also after it was frozen so long that its connections are gone", async () => {
    const deployed = await deploy("slack");
    await answerOf(deployed, command("push 413"));
    // The embedded database ends a connection that was idle for 5 seconds.
    await sleep(6_500);
    const begin = Date.now();
    expect(await answerOf(deployed, command("push 413"))).toMatchObject({ statusCode: 200 });
    expect(Date.now() - begin).toBeLessThan(2_500);
    expect(deployed.output()).not.toContain("database-not-answering");
  });

  test("takes a new signing secret that was set while it was frozen", async () => {
    const deployed = await deploy("slack");
    await answerOf(deployed, command("429"));
    put("slack/SLACK_SIGNING_SECRET", `${secrets.slack}-the-next`);
    expect(await answerOf(deployed, command("429", { key: `${secrets.slack}-the-next` }))).toMatchObject({ statusCode: 200 });
  });

  test("does not start without its secret: Lambda is told which parameter is missing, before any request", async () => {
    ssm.parameters.delete("/coveo-error/test/slack/SLACK_SIGNING_SECRET");
    const started = await startDeployed("slack", settings("slack", "bot"));
    expect(started).toMatchObject({ initError: { errorType: expect.any(String), errorMessage: expect.stringMatching(/SLACK_SIGNING_SECRET is missing.*\/coveo-error\/test\/slack\/SLACK_SIGNING_SECRET/) } });
  });
});

describe("ci-webhook under Lambda's runtime", () => {
  test.each(encodings)("queues a signed failure that comes in $encoding, and refuses a forged one", async ({ base64 }) => {
    const deployed = await deploy("ci-webhook");
    expect(await answerOf(deployed, delivery(1001, { base64 }))).toMatchObject({ statusCode: 202 });
    expect(queue.sent).toMatchObject([{ kind: "failure", runId: "1001" }]);
    expect(await answerOf(deployed, delivery(1002, { base64, key: `${secrets.github}1` }))).toMatchObject({ statusCode: 401 });
  });

  test("says that it is up, asks for a delivery again while the queue is down, and takes events of the platform", async () => {
    const deployed = await deploy("ci-webhook");
    expect(await answerOf(deployed, httpApiEvent({ route: "GET /health", headers: {}, body: "", base64: false }))).toMatchObject({ statusCode: 200 });
    queue.state.down = true;
    expect(await answerOf(deployed, delivery(1003))).toMatchObject({ statusCode: 503 });
    expect(await deployed.invoke(buildEvent())).toMatchObject({ kind: "error", body: { errorType: "UnavailableError" } });
    queue.state.down = false;
    expect(await answerOf(deployed, buildEvent())).toMatchObject({ statusCode: 202 });
    expect(queue.sent).toMatchObject([{ kind: "failure", project: { connection: "aws-eventbridge" } }]);
  });

  test("writes metrics that CloudWatch finds: lines of JSON and nothing before them", async () => {
    const deployed = await deploy("ci-webhook");
    await answerOf(deployed, delivery(1004));
    const metrics = linesOf(deployed).filter((line) => "_aws" in line);
    expect(metrics.map(({ service, ColdStarts, Deliveries }) => ({ service, ColdStarts, Deliveries }))).toEqual([
      { service: "coveo-error-test-ci-webhook", ColdStarts: 1, Deliveries: undefined },
      { service: "coveo-error-test-ci-webhook", ColdStarts: undefined, Deliveries: 1 },
    ]);
  });
});

describe("queue under Lambda's runtime", () => {
  test("posts what failed, once however often it is delivered, and reports back a message that cannot be read", async () => {
    const webhook = await deploy("ci-webhook");
    await answerOf(webhook, delivery(1101));
    const message = JSON.stringify(queue.sent[0]);
    const deployed = await deploy("queue");
    for (const bodies of [[message], [message, "no message"], [message]]) {
      const { body } = await deployed.invoke(batch(...bodies));
      expect((body as SQSBatchResponse).batchItemFailures).toEqual(bodies.slice(1).map(() => ({ itemIdentifier: "message-1" })));
    }
    expect((await posted()).filter((text) => text.includes("SOURCE_DOES_NOT_EXIST"))).toHaveLength(1);
    const lines = linesOf(deployed);
    const { correlationId } = queue.sent[0] ?? {};
    expect(lines.filter(({ message: event }) => event === "failure-handled").map((line) => line["correlationId"])).toEqual([correlationId, correlationId, correlationId]);
    expect(lines.filter((line) => "TimeToMessage" in line)).toHaveLength(1);
  });

  test("puts off what fails while CI is down, and posts it after it was frozen", async () => {
    const webhook = await deploy("ci-webhook");
    await answerOf(webhook, delivery(1102));
    const message = JSON.stringify(queue.sent[0]);
    const deployed = await deploy("queue");
    github.state.down = true;
    expect(await deployed.invoke(batch(message))).toMatchObject({ kind: "response", body: { batchItemFailures: [{ itemIdentifier: "message-0" }] } });
    github.state.down = false;
    await sleep(1_000);
    expect(await deployed.invoke(batch(message))).toMatchObject({ kind: "response", body: { batchItemFailures: [] } });
  });
});

test("schedule under Lambda's runtime does its round", async () => {
  const deployed = await deploy("schedule");
  expect(await deployed.invoke({})).toMatchObject({ kind: "response", body: { digests: expect.any(Object), swept: expect.any(Array) } });
});

test("each function reads the parameters of its own paths and no other", async () => {
  for (const [name, groups] of Object.entries(groupsOf)) {
    ssm.asked.length = 0;
    await deploy(name);
    expect(new Set(ssm.asked.map(({ Path }) => Path))).toEqual(new Set(["common", ...groups].map((group) => `/coveo-error/test/${group}`)));
  }
});
