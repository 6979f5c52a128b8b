import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDynamoStore } from "../../src/adapters/dynamodb/create-dynamo-store.ts";
import type { Check } from "../../src/health/check.ts";
import { neededScopes } from "../../src/health/slack-scopes.ts";
import { createInProcessQueue } from "../../src/local/in-process-queue.ts";
import { close, listen } from "../../src/local/listen.ts";
import { createSqsEndpoint } from "../../src/local/sqs-endpoint.ts";
import { aLink, aRun } from "../adapters/store-contract.ts";
import { startEmbeddedTable } from "../../infra/surroundings/embedded-table.ts";
import { startSsm } from "../support/fake-ssm.ts";
import { eventually, runCommand, startBot, temporaryDirectory } from "../../infra/surroundings/running-bot.ts";

const keys = { accessKeyId: "local", secretAccessKey: "local" };
const token = "xoxb-of-a-deployment";
const ciToken = "token-of-the-ci";
const signingSecret = "0123456789abcdef0123456789abcdef";
const stops: (() => Promise<unknown> | void)[] = [];
afterAll(async () => {
  for (const stop of stops.toReversed()) await stop();
});

const serve = async (server: ReturnType<typeof createServer>): Promise<string> => {
  await listen(server, 0, "the test");
  stops.push(() => close(server));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** What Slack's API says of a token's bot, with the header that names its scopes. */
const slack = { scopes: Object.keys(neededScopes), members: new Set<string>() };
const slackServer = createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  const answer = (value: object): void => void response.writeHead(200, { "content-type": "application/json", "x-oauth-scopes": slack.scopes.join(",") }).end(JSON.stringify(value));
  if (request.headers.authorization !== `Bearer ${token}`) return answer({ ok: false, error: "invalid_auth" });
  if (request.url?.endsWith("/auth.test")) return answer({ ok: true, team: "Acme", user: "coveo" });
  const channel = new URLSearchParams(body).get("channel") ?? "";
  return answer({ ok: true, channel: { id: channel, is_member: slack.members.has(channel) } });
});
const ciServer = createServer((request, response) => {
  const isRight = request.headers.authorization === `Bearer ${ciToken}`;
  response.writeHead(isRight ? 404 : 401, { "content-type": "application/json" }).end("{}");
});

let env: Record<string, string>;
let ssm: Awaited<ReturnType<typeof startSsm>>;
let table: Awaited<ReturnType<typeof startEmbeddedTable>>;
const nowhere = temporaryDirectory();

beforeAll(async () => {
  table = await startEmbeddedTable();
  stops.push(table.close, nowhere.remove);
  ssm = await startSsm(keys);
  stops.push(ssm.close);
  const queue = createInProcessQueue({ consume: async ({ Records }) => ({ batchItemFailures: Records.map(({ messageId }) => ({ itemIdentifier: messageId })) }), batchSize: 1, visibilityTimeout: 0, maxReceiveCount: 1 });
  stops.push(queue.stop);
  queue.send("a message that fails");
  await eventually(async () => queue.deadLetters.length, (dead) => dead === 1);
  const endpoint = await table.client.config.endpoint?.();
  env = {
    LOCAL_DIR: nowhere.path,
    AWS_REGION: "local",
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    DYNAMODB_ENDPOINT: `http://127.0.0.1:${endpoint?.port}`,
    QUEUE_URL: `${await serve(createSqsEndpoint(() => queue))}/000000000000/coveo-error`,
    SSM_PATH: "/coveo-error/prod/common,/coveo-error/prod/slack,/coveo-error/prod/bot,/coveo-error/prod/webhooks,/coveo-error/prod/ci",
    SSM_ENDPOINT: ssm.url,
    SLACK_API_URL: `${await serve(slackServer)}/api/`,
    GITHUB_API_URL: await serve(ciServer),
  };
  for (const [path, value] of [
    ["common/OPS_CHANNEL", "C000000009"],
    ["common/ADMINS", "U000000001"],
    ["slack/SLACK_SIGNING_SECRET", signingSecret],
    ["bot/SLACK_BOT_TOKEN", token],
    ["webhooks/GITHUB_WEBHOOK_SECRET", "a-webhook-secret-of-32-characters-0"],
    ["ci/GITHUB_TOKEN", ciToken],
  ] as const) ssm.parameters.set(`/coveo-error/prod/${path}`, value);
  const store = createDynamoStore({ ...table, clock: () => new Date() });
  const run = aRun();
  await store.putLink({ ...aLink("C000000001"), connection: run.project.connection, projects: run.project.name });
  await store.putLink({ ...aLink("C000000001"), connection: run.project.connection, projects: "acme/misspelt" });
  await store.linkOf(run.project);
  await store.noteUnlinked(aRun({ project: { ...run.project, key: "77002", name: "acme/misspelled" }, runId: "9" }));
  await store.putGreen({ project: run.project, workflow: "Nightly", branch: "main" }, { runId: "5", attempt: 1, runUrl: null, at: new Date(Date.now() - 8 * 86_400_000).toISOString() });
});

const diagnose = async (more: Record<string, string> = {}) => {
  const ran = await runCommand(["doctor", "--json"], { env: { ...env, ...more } });
  const { checks } = JSON.parse(ran.stdout) as { checks: Check[] };
  return { ...ran, checks, toDo: checks.filter(({ state }) => state === "to do").map(({ subject }) => subject) };
};

describe("the doctor of a deployment", () => {
  test("finds what is wrong: dead letters, channels, a misspelt link, a silent project; and that the rest is right", async () => {
    slack.members = new Set(["C000000009"]);
    const { code, toDo, checks } = await diagnose();
    expect(toDo).toEqual(["channel C000000001", "dead letters", "github acme/misspelt", `github ${aRun().project.name}`]);
    expect(code).toBe(1);
    expect(checks.filter(({ state }) => state === "ok").map(({ subject }) => subject)).toEqual(expect.arrayContaining(["parameters", "all", "token", "scopes", "channel C000000009", "coveo-errors", "queue", "github webhook", "github API"]));
  });

  test("says it in words, and tells no secret", async () => {
    const { stdout } = await runCommand(["doctor"], { env });
    expect(stdout).toMatch(/to do +dead letters: 1 rest there\n +→ Find out why/);
    expect(stdout).toMatch(/\d to fix\.\n$/);
    for (const secret of [token, ciToken, signingSecret]) expect(stdout).not.toContain(secret);
  });

  test("names a scope that is missing", async () => {
    slack.scopes = Object.keys(neededScopes).filter((scope) => scope !== "chat:write");
    expect((await diagnose()).toDo).toContain("scope chat:write");
    slack.scopes = Object.keys(neededScopes);
  });

  test.each([
    ["a signing secret that is too short", "slack/SLACK_SIGNING_SECRET", "short", "SLACK_SIGNING_SECRET"],
    ["a bot's token that Slack refuses", "bot/SLACK_BOT_TOKEN", "xoxb-revoked", "token"],
    ["a CI's token that is refused", "ci/GITHUB_TOKEN", "expired", "github API"],
    ["a time zone that is none", "common/TIME_ZONE", "Mars/Olympus", "TIME_ZONE"],
  ])("finds %s", async (_, path, value, subject) => {
    const before = ssm.parameters.get(`/coveo-error/prod/${path}`);
    ssm.parameters.set(`/coveo-error/prod/${path}`, value);
    const { toDo, stdout } = await diagnose();
    if (before === undefined) ssm.parameters.delete(`/coveo-error/prod/${path}`);
    else ssm.parameters.set(`/coveo-error/prod/${path}`, before);
    expect(toDo).toContain(subject);
    expect(stdout).not.toContain(`"${value}"`);
  });

  test("says what it cannot look at when parameters may not be read, and what to do", async () => {
    ssm.state.denied.push("/coveo-error/prod/bot");
    const { toDo, checks } = await diagnose();
    ssm.state.denied.length = 0;
    expect(toDo).toEqual(expect.arrayContaining(["parameters", "SLACK_BOT_TOKEN"]));
    expect(checks).toContainEqual(expect.objectContaining({ subject: "SLACK_BOT_TOKEN", says: "is missing" }));
    expect(checks).toContainEqual(expect.objectContaining({ area: "slack", state: "not checked", says: expect.stringContaining("SLACK_BOT_TOKEN") }));
  });

  test.each([
    ["a table that is not there", { TABLE_NAME: "another" }, "another"],
    ["a database that is not reached", { DYNAMODB_ENDPOINT: "http://127.0.0.1:1" }, "coveo-errors"],
    ["a queue that is not reached", { QUEUE_URL: "http://127.0.0.1:1/000000000000/q" }, "queue"],
    ["a bot that does not answer", { COVEO_ERROR_URL: "http://127.0.0.1:1" }, "http://127.0.0.1:1/health"],
  ])("finds %s", async (_, more, subject) => {
    expect((await diagnose(more)).toDo).toContain(subject);
  });
});

test("the doctor of the locally running bot finds its parts in order, and that no run has come yet", async () => {
  const directory = temporaryDirectory();
  const bot = await startBot({ directory: directory.path });
  try {
    const { stdout, code } = await runCommand(["doctor", "--json"], { env: { LOCAL_DIR: directory.path, COVEO_ERROR_URL: bot.url("") } });
    const { checks } = JSON.parse(stdout) as { checks: Check[] };
    const subjects = (state: Check["state"]): string[] => checks.filter((each) => each.state === state).map(({ subject }) => subject);
    expect(subjects("ok")).toEqual(expect.arrayContaining(["all", "token", "scopes", "channel C000000001", "coveo-errors", "queue", "dead letters", "github webhook", "github API", bot.url("/health")]));
    expect(subjects("advice")).toEqual(expect.arrayContaining(["github acme/catalog-loader", "report acme/catalog-loader"]));
    expect({ toDo: subjects("to do"), code }).toEqual({ toDo: [], code: 0 });
  } finally {
    await bot.stop();
    directory.remove();
  }
});
