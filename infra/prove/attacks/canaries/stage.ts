import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { APIGatewayProxyStructuredResultV2, Context, SQSBatchResponse } from "aws-lambda";
import { createDynamoClient } from "../../../../src/adapters/dynamodb/create-dynamo-client.ts";
import { createDynamoStore } from "../../../../src/adapters/dynamodb/create-dynamo-store.ts";
import { startSlack } from "../../../../src/local/emulated-slack.ts";
import { close, listen } from "../../../../src/local/listen.ts";
import { loadHandler } from "../../../../src/local/load-handler.ts";
import { startEmbeddedTable } from "../../../surroundings/embedded-table.ts";
import { freePorts } from "../../../surroundings/running-bot.ts";
import { slackHeaders } from "../../../surroundings/slack-request.ts";
import { startQueue } from "../../../../test/support/fake-sqs.ts";
import { lambdaEvent } from "../lambda-event.ts";
import { attackedSettings, secondConnections, targets } from "../targets.ts";
import { keepWrittenLines } from "../written-lines.ts";
import type { Written } from "./survivors.ts";

export const channel = "C000000001";
export const person = "U000000001";
export const administrator = "U000000099";
const token = "xoxb-local";

export type Answer = { status: number; body: string };

/** The production handlers, with the queue's consumer behind them, an embedded table, an emulated Slack and an API of GitHub's that say what they are told to. Everything that the bot writes is kept. */
export const startStage = async () => {
  const table = await startEmbeddedTable();
  // A connection that was idle while handlers were loaded may be closed.
  const client = createDynamoClient({ region: "local", endpoint: table.url, credentials: { accessKeyId: "local", secretAccessKey: "local" }, maxAttempts: 3, timeout: 5_000 });
  const slack = await startSlack({ port: await freePorts(), token });
  const queue = await startQueue();
  const github = { job: "push", log: "", branch: "main" };
  const api = createServer(({ url = "" }, response) => {
    if (url.includes("/logs")) return response.writeHead(200, { "content-type": "text/plain" }).end(github.log);
    const run = /\/actions\/runs\/(\d+)(?:\/attempts\/\d+)?$/.exec(url)?.[1];
    if (run !== undefined) return response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(runOf(Number(run), github.branch)));
    const jobs = [{ id: 2001, name: github.job, status: "completed", conclusion: "failure", run_attempt: 1, steps: [] }];
    return response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ total_count: 1, jobs }));
  });
  await listen(api, 0, "GitHub's API");
  const apiUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
  const settings = attackedSettings(queue.url);
  Object.assign(process.env, {
    ...settings,
    // Of the second connections only one that asks nobody for logs.
    CONNECTIONS: JSON.stringify((JSON.parse(settings["CONNECTIONS"] ?? "[]") as { name: string }[]).filter(({ name }) => name === "report-two")),
    SLACK_BOT_TOKEN: token,
    SLACK_API_URL: `${slack.url}/api/`,
    SLACK_RESPONSE_URL_BASE: `${slack.url}/response/`,
    DYNAMODB_ENDPOINT: table.url,
    ...Object.fromEntries(targets.filter(({ name }) => name !== "slack").flatMap(({ name }) => [[settingOf(name, "API_URL"), apiUrl], [settingOf(name, "TOKEN"), `a-token-of-${name}`]])),
    COVEO_STATUS_URL: apiUrl,
    OPS_CHANNEL: "C000000002",
    ADMINS: administrator,
  });
  const handlers = { slack: await loadHandler("handlers/slack.handler"), ci: await loadHandler("handlers/ci-webhook.handler"), queue: await loadHandler("handlers/queue.handler") };
  const lines = keepWrittenLines();
  const written: Written[] = [];
  const looked = { calls: 0, responses: 0 };
  const failures: string[] = [];

  const keepLines = (): void => void written.push(...lines.take().map((value) => ({ where: "a line of the log", slack: false, value })));
  /** Reading is no writing; what the stage itself asks is not of the bot. */
  const keepCalls = (): void => {
    for (const { method, params } of slack.proxy.calls.slice(looked.calls)) {
      if (/^(?:chat\.|views\.|files\.)/.test(method)) written.push({ where: method, slack: true, value: unpacked(params) });
    }
    for (const { message } of slack.proxy.addresses.responses.slice(looked.responses)) written.push({ where: "an answer at a response address", slack: true, value: message });
    looked.calls = slack.proxy.calls.length;
    looked.responses = slack.proxy.addresses.responses.length;
  };

  const drain = async (): Promise<void> => {
    for (let rounds = 0; queue.sent.length > 0 && rounds < 20; rounds += 1) {
      for (const message of queue.sent.splice(0)) {
        written.push({ where: "a message in the queue", slack: false, value: withoutNames(message) });
        const record = { messageId: "1", receiptHandle: "r", body: JSON.stringify(message), attributes: { ApproximateReceiveCount: "1", SentTimestamp: String(Date.now()) } };
        const { batchItemFailures } = (await handlers.queue({ Records: [record] }, {} as Context)) as SQSBatchResponse;
        if (batchItemFailures.length > 0) failures.push(String(message["kind"]));
      }
    }
    keepCalls();
    keepLines();
  };
  const answered = async (name: "slack" | "ci", event: unknown): Promise<Answer> => {
    const { statusCode = 0, body = "" } = (await handlers[name](event, { awsRequestId: "r" } as Context)) as APIGatewayProxyStructuredResultV2;
    if (body !== "") written.push({ where: name === "slack" ? "an answer to Slack" : "an answer to a webhook", slack: name === "slack", value: JSON.parse(body) as unknown });
    await drain();
    return { status: statusCode, body };
  };
  const toSlack = (body: string, type: string): Promise<Answer> => answered("slack", lambdaEvent("/slack/events", { headers: { "content-type": type, ...slackHeaders(body, process.env["SLACK_SIGNING_SECRET"] ?? "") }, body: Buffer.from(body) }));
  const form = (fields: Record<string, string>): Promise<Answer> => toSlack(new URLSearchParams(fields).toString(), "application/x-www-form-urlencoded");
  const envelope = () => ({ response_url: `${slack.url}/response/actions/T000000001/${randomUUID()}`, trigger_id: `local.${Date.now()}.${randomUUID()}`, team: { id: "T000000001", domain: "acme" }, api_app_id: "A000000001", token: "unused" });

  return {
    github,
    store: createDynamoStore({ client, name: table.name, clock: () => new Date() }),
    /** Messages that the consumer gave back. */
    failures,
    /** Everything the bot has written since the last look. */
    taken: (): Written[] => written.splice(0),
    /** Something put into the queue by hand. */
    enqueue: async (message: Record<string, unknown>): Promise<void> => {
      queue.sent.push(message);
      await drain();
    },
    webhook: async (name: string, body: Buffer | string): Promise<Answer> => {
      const target = [...targets, ...secondConnections].find((each) => each.name === name);
      if (target === undefined) throw new Error(`no target ${name}`);
      return answered("ci", lambdaEvent(target.path, target.signed({ request: { headers: { "content-type": "application/json" }, body: Buffer.from(body) } })));
    },
    command: (text: string, { user = person, more = {} as Record<string, string> } = {}): Promise<Answer> => {
      const { response_url, trigger_id } = envelope();
      return form({ command: "/coveo-error", text, channel_id: channel, channel_name: "general", user_id: user, user_name: "alice", team_id: "T000000001", team_domain: "acme", trigger_id, response_url, ...more });
    },
    payload: (fields: Record<string, unknown>): Promise<Answer> => form({ payload: JSON.stringify({ user: { id: person, name: "alice", team_id: "T000000001" }, channel: { id: channel, name: "general" }, ...envelope(), ...fields }) }),
    event: (event: Record<string, unknown>): Promise<Answer> =>
      toSlack(JSON.stringify({ type: "event_callback", team_id: "T000000001", api_app_id: "A000000001", event_id: `Ev${randomUUID()}`, event_time: 1, authorizations: [{ team_id: "T000000001", user_id: "U0OWNBOT1", is_bot: true }], event }), "application/json"),
    /** Somebody else's call of Slack's API: what it asks is not of the bot. */
    api: async (method: string, body: Record<string, unknown>): Promise<Record<string, unknown>> => {
      keepCalls();
      const answer = await fetch(`${slack.url}/api/${method}`, { method: "POST", headers: { authorization: `Bearer ${token}`, "content-type": "application/json" }, body: JSON.stringify(body) });
      const read = (await answer.json()) as Record<string, unknown>;
      looked.calls = slack.proxy.calls.length;
      return read;
    },
    aside: lines.aside,
    stop: async (): Promise<void> => {
      await lines.release();
      await queue.close();
      await close(api);
      await slack.close();
      client.destroy();
      await table.close();
    },
  };
};

export type Stage = Awaited<ReturnType<typeof startStage>>;

/** A failed run as GitHub's API tells of it. */
const runOf = (id: number, branch: string): object => ({
  id, name: branch, head_branch: branch, head_sha: "3484a3fb816e0859fd6e1cea078d76385ff50625", run_attempt: 1, event: "schedule", status: "completed", conclusion: "failure", pull_requests: [],
  html_url: `https://github.com/acme/catalog-loader/actions/runs/${id}`, updated_at: new Date().toISOString(), repository: { id: 77001, name: "catalog-loader", full_name: "acme/catalog-loader", private: true },
});

const settingOf = (name: string, what: string): string => `${name.toUpperCase().replaceAll("-", "_")}_${what}`;

/** What a run is called is queued as its CI system has it, and is looked at when it is taken: only other text must be without secrets before. */
const withoutNames = (message: Record<string, unknown>): Record<string, unknown> => {
  if (!["failure", "recovered"].includes(String(message["kind"]))) return message;
  return { correlationId: message["correlationId"], log: message["log"] };
};

/** What travels as JSON in a field of a form. */
const unpacked = (params: Record<string, string>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, /^(?:blocks|view|attachments|metadata|files)$/.test(name) ? (JSON.parse(value) as unknown) : value]));
