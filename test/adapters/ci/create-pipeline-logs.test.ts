import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";
import type { Connection } from "../../../src/adapters/ci/connection.ts";
import { createPipelineLogs } from "../../../src/adapters/ci/create-pipeline-logs.ts";
import { UnavailableError } from "../../../src/errors.ts";
import { aRun } from "../store-contract.ts";
import { useServer } from "../../support/use-server.ts";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
type Seen = { path: string; host: string; authorization: string | undefined };

let answer: Answer = (_, response) => response.writeHead(404).end();
const seen: Seen[] = [];
const listener = (request: IncomingMessage, response: ServerResponse): void => {
  seen.push({ path: request.url ?? "", host: request.headers.host ?? "", authorization: request.headers.authorization });
  answer(request, response);
};
const api = useServer(listener);
const storage = useServer(listener);
afterEach(() => {
  seen.length = 0;
});

const pauses: number[] = [];
const logs = (changes: Partial<Connection> = {}) =>
  createPipelineLogs({
    connections: [
      {
        name: "github",
        provider: "github",
        baseUrl: "https://github.com",
        apiUrl: api.address(),
        logHosts: [storage.host()],
        secrets: [],
        token: "a-token",
        projects: ["*"],
        options: {},
        ...changes,
      },
    ],
    sleep: async (milliseconds) => {
      pauses.push(milliseconds);
    },
  });

const json = (response: ServerResponse, body: unknown): void => {
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
};
const job = { id: "2001", name: "push" };
const opened = async (changes: Partial<Connection> = {}) => {
  const log = await logs(changes).openLog(aRun(), job);
  return log.kind === "log" ? text(log.chunks) : log;
};

test("the failed jobs of the attempt are listed, page after page", async () => {
  answer = (request, response) => {
    const page = Number(new URL(request.url ?? "", "http://x").searchParams.get("page"));
    const jobs = page === 1 ? [{ id: 1, name: "build", conclusion: "success" }, { id: 2, name: "push", conclusion: "failure" }] : [{ id: 3, name: "slow", conclusion: "timed_out" }];
    json(response, { total_count: 3, jobs });
  };
  expect(await logs().failedJobs(aRun({ attempt: 4 }))).toEqual({ kind: "jobs", jobs: [{ id: "2", name: "push" }, { id: "3", name: "slow" }] });
  expect(seen.map((each) => each.path)).toEqual([
    "/repos/acme/catalog-loader/actions/runs/1001/attempts/4/jobs?per_page=100&page=1",
    "/repos/acme/catalog-loader/actions/runs/1001/attempts/4/jobs?per_page=100&page=2",
  ]);
  expect(seen[0]?.authorization).toBe("Bearer a-token");
});

test("a log is fetched from the storage host it is redirected to, without the token", async () => {
  answer = (request, response) => {
    if (request.url === "/repos/acme/catalog-loader/actions/jobs/2001/logs") response.writeHead(302, { location: `${storage.address()}/signed?x=1` }).end();
    else response.end("the log");
  };
  expect(await opened()).toBe("the log");
  expect(seen.map(({ host, authorization }) => [host, authorization])).toEqual([
    [api.host(), "Bearer a-token"],
    [storage.host(), undefined],
  ]);
});

test.each(["http://169.254.169.254/latest/meta-data/", "http://localhost:1/x", "file:///etc/passwd", "https://127.0.0.1.evil.example/"])(
  "a redirect to %s is not followed",
  async (location) => {
    answer = (_, response) => response.writeHead(302, { location }).end();
    await expect(opened()).rejects.toThrow(UnavailableError);
    expect(seen).toHaveLength(1);
  },
);

test("a third redirect is not followed", async () => {
  answer = (_, response) => response.writeHead(302, { location: `${storage.address()}/again` }).end();
  await expect(opened()).rejects.toThrow("more redirects than are followed");
  expect(seen).toHaveLength(3);
});

test.each([
  [410, "it has expired (410)"],
  [403, "the token may not read it (403)"],
  [401, "the token was refused (401)"],
  [203, "the token was refused (203)"],
  [418, "github answered 418"],
])("a log that is answered with %i is unavailable, and why is said", async (status, reason) => {
  answer = (_, response) => response.writeHead(status).end();
  const isToken = [203, 401, 403].includes(status);
  expect(await opened()).toEqual({
    kind: "unavailable",
    reason: isToken ? `${reason}; it needs actions: read on the repository` : reason,
    ...(isToken ? { blame: "token" } : {}),
  });
  expect(seen).toHaveLength(1);
});

test.each([401, 403, 404])("without a token, an answer of %i is said to be for the want of it", async (status) => {
  answer = (_, response) => response.writeHead(status).end();
  expect(await opened({ token: undefined })).toEqual({
    kind: "unavailable",
    reason: `no token is set, and without one github answers ${status}; it needs actions: read on the repository`,
    blame: "token",
  });
});

test("a log that is not there yet is asked for again, and found", async () => {
  answer = (_, response) => (seen.length < 3 ? response.writeHead(404).end() : response.end("at last"));
  pauses.length = 0;
  expect(await opened()).toBe("at last");
  expect(pauses).toEqual([1_000, 3_000]);
});

test("a log that never comes is unavailable after three tries", async () => {
  answer = (_, response) => response.writeHead(404).end();
  expect(await opened()).toEqual({ kind: "unavailable", reason: "not found (404)" });
  expect(seen).toHaveLength(3);
});

test.each([500, 502, 503])("an answer of %i is a fault that may pass", async (status) => {
  answer = (_, response) => response.writeHead(status).end();
  await expect(opened()).rejects.toThrow(UnavailableError);
});

test("a rate limit is a fault that names how long to wait", async () => {
  answer = (_, response) => response.writeHead(429, { "retry-after": "42" }).end();
  await expect(opened()).rejects.toMatchObject({ name: "UnavailableError", retryAfter: 42 });
});

const inSeconds = (seconds: number) => String(Math.floor(Date.now() / 1000) + seconds);
test.each<[string, Record<string, string>, number, number]>([
  ["that names how long to wait", { "retry-after": "42" }, 42, 42],
  ["whose allowance is spent until it is reset", { "x-ratelimit-remaining": "0", "x-ratelimit-reset": inSeconds(600) }, 500, 600],
  ["that is reset in a day", { "x-ratelimit-remaining": "0", "x-ratelimit-reset": inSeconds(86_400) }, 3_600, 3_600],
])("a 403 %s is a rate limit, with a token and without one", async (_, headers, least, most) => {
  answer = (_, response) => response.writeHead(403, headers).end();
  for (const token of ["a-token", undefined]) {
    const fault: unknown = await opened({ token }).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(UnavailableError);
    const { retryAfter = 0 } = fault as UnavailableError;
    expect(retryAfter).toBeGreaterThanOrEqual(least);
    expect(retryAfter).toBeLessThanOrEqual(most);
  }
});

test("a 403 with allowance left is the token's", async () => {
  answer = (_, response) => response.writeHead(403, { "x-ratelimit-remaining": "4999", "x-ratelimit-reset": inSeconds(600) }).end();
  expect(await opened()).toMatchObject({ kind: "unavailable", blame: "token" });
});

test("an API that is not reached is a fault that may pass", async () => {
  await expect(opened({ apiUrl: "http://127.0.0.1:9" })).rejects.toThrow("127.0.0.1:9 did not answer");
});

test("a connection without an API address is told to whoever can set it", async () => {
  expect(await opened({ apiUrl: null })).toEqual({ kind: "unavailable", reason: "no API address of github is set, so its logs cannot be read", blame: "settings" });
});

test("an answer in an unknown shape is said, not thrown", async () => {
  answer = (_, response) => json(response, { jobs: "none" });
  expect(await logs().failedJobs(aRun())).toEqual({ kind: "unavailable", reason: "github answered in a shape that is not known" });
});
