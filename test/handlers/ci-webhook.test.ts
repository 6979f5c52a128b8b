import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { startQueue } from "../support/fake-sqs.ts";
import { githubHeaders, workflowRunBody } from "../../infra/surroundings/github-delivery.ts";
import { twoWays } from "../support/two-ways.ts";

const secret = "a-ci-webhook-secret-of-36-characters";
const previous = "the-previous-secret-of-36-characters";
const queue = await startQueue();
Object.assign(process.env, {
  GITHUB_WEBHOOK_SECRET: `${secret},${previous}`,
  GITHUB_PROJECTS: "acme/*",
  QUEUE_URL: queue.url,
  AWS_REGION: "local",
  AWS_ACCESS_KEY_ID: "local",
  AWS_SECRET_ACCESS_KEY: "local",
});
const { ways, stop } = await twoWays("handlers/ci-webhook.handler");
afterAll(async () => {
  await stop();
  await queue.close();
});
beforeEach(() => {
  queue.sent.length = 0;
  queue.state.down = false;
});

describe.each(ways)("a webhook $name", ({ send }) => {
  const deliver = (body: string | Buffer, { path = "/ci/github", key = secret, headers = {} } = {}) =>
    send({ path, body, headers: { ...githubHeaders(body, key), ...headers } });

  test("of a failed run is queued: ids and names, nothing else", async () => {
    const { status } = await deliver(workflowRunBody({ updatedAt: "2026-11-20T14:02:33Z" }));
    expect(status).toBe(202);
    expect(queue.sent).toEqual([
      {
        version: 1,
        kind: "failure",
        correlationId: expect.any(String),
        project: { connection: "github", key: "77001", name: "acme/catalog-loader" },
        runId: "1001",
        attempt: 1,
        occasion: null,
        occurredAt: expect.any(String),
        workflow: "Nightly push",
        branch: "main",
        defaultBranch: null,
        commit: "3484a3fb816e0859fd6e1cea078d76385ff50625",
        runUrl: "https://github.com/acme/catalog-loader/actions/runs/1001",
      },
    ]);
  });

  test("to the connection named after its provider is the same", async () => {
    expect((await deliver(workflowRunBody(), { path: "/ci/github/github" })).status).toBe(202);
    expect(queue.sent).toHaveLength(1);
  });

  test("signed with the previous secret is still taken", async () => {
    expect((await deliver(workflowRunBody(), { key: previous })).status).toBe(202);
    expect(queue.sent).toHaveLength(1);
  });

  test("beyond ASCII is verified on its bytes", async () => {
    const body = workflowRunBody().replace("Nightly push", "Chargement né à l'aube €");
    expect((await deliver(Buffer.from(body))).status).toBe(202);
    expect(queue.sent[0]).toMatchObject({ workflow: "Chargement né à l'aube €" });
  });

  const updatedAt = new Date(Date.now() - 60_000).toISOString();

  test("of a run that passed is queued as a recovery", async () => {
    expect((await deliver(workflowRunBody({ conclusion: "success", updatedAt }))).status).toBe(202);
    expect(queue.sent).toEqual([
      {
        version: 1,
        kind: "recovered",
        correlationId: expect.any(String),
        project: { connection: "github", key: "77001", name: "acme/catalog-loader" },
        workflow: "Nightly push",
        branch: "main",
        runId: "1001",
        attempt: 1,
        runUrl: "https://github.com/acme/catalog-loader/actions/runs/1001",
        occurredAt: updatedAt,
      },
    ]);
  });

  test("of a run that was cancelled is acknowledged and not queued", async () => {
    expect((await deliver(workflowRunBody({ conclusion: "cancelled" }))).status).toBe(202);
    expect((await deliver(workflowRunBody({ repository: "other/repository", conclusion: "success" }))).status).toBe(202);
    expect(queue.sent).toEqual([]);
  });

  test("of an event of no interest is acknowledged", async () => {
    const body = '{"zen":"Design for failure."}';
    expect((await send({ path: "/ci/github", body, headers: githubHeaders(body, secret, "ping") })).status).toBe(202);
  });

  test("of a project that its connection may not speak for is acknowledged and not queued", async () => {
    expect((await deliver(workflowRunBody({ repository: "other/repository" }))).status).toBe(202);
    expect(queue.sent).toEqual([]);
  });

  test("with a link to another host loses the link", async () => {
    const body = workflowRunBody().replace("https://github.com/acme/catalog-loader/actions", "https://evil.example/actions");
    expect((await deliver(body)).status).toBe(202);
    expect(queue.sent[0]).toMatchObject({ runUrl: null });
  });

  test.each([
    ["an unknown provider", "/ci/nobody", 404],
    ["a provider named like a built-in", "/ci/constructor", 404],
    ["an unknown connection", "/ci/github/other", 404],
  ])("of %s gets 404", async (_, path, expected) => {
    expect((await deliver(workflowRunBody(), { path })).status).toBe(expected);
  });

  test("larger than 1 MB gets 413, before its signature is looked at", async () => {
    expect((await deliver("x".repeat(1_000_001), { key: "wrong-secret-of-thirty-two-characters" })).status).toBe(413);
  });

  test("with a wrong, an empty or no signature gets 401, before it is parsed", async () => {
    expect((await deliver("{", { key: "wrong-secret-of-thirty-two-characters" })).status).toBe(401);
    expect((await deliver(workflowRunBody(), { headers: { "x-hub-signature-256": "" } })).status).toBe(401);
    expect((await send({ path: "/ci/github", body: workflowRunBody(), headers: { "content-type": "application/json" } })).status).toBe(401);
    expect(queue.sent).toEqual([]);
  });

  test("that is malformed gets 400 with the place", async () => {
    const { status, body } = await deliver('{"action":"completed"}');
    expect(status).toBe(400);
    expect(body).toContain("workflow_run");
  });

  test("while the queue is down gets 503, so that whoever can sends it again", async () => {
    queue.state.down = true;
    expect((await deliver(workflowRunBody())).status).toBe(503);
  });
});

test("GET /health tells that it is up, and the version", async () => {
  const [overHttp] = ways;
  const answer = await overHttp?.send({ method: "GET", path: "/health", headers: {}, body: "" });
  expect(answer?.status).toBe(200);
  expect(JSON.parse(answer?.body ?? "")).toEqual({ status: "ok", version: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
});
