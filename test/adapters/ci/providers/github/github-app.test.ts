import { createVerify, generateKeyPairSync } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { beforeEach, describe, expect, test } from "vitest";
import { createCiApi } from "../../../../../src/adapters/ci/create-ci-api.ts";
import { createPipelineLogs } from "../../../../../src/adapters/ci/create-pipeline-logs.ts";
import { github } from "../../../../../src/adapters/ci/providers/github.ts";
import { aRun } from "../../../store-contract.ts";
import { useServer } from "../../../../support/use-server.ts";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pem = privateKey.export({ type: "pkcs1", format: "pem" }).toString();
const now = new Date("2026-11-20T10:00:00Z");

type Delivery = { id: number; guid: string; delivered_at: string; status_code: number; event: string };
let deliveries: Delivery[] = [];
let installed = true;
let isLimited = false;
let refused: Record<string, { status: number; headers?: Record<string, string> }> = {};
const calls: string[] = [];

/** The App is known by its signed token: checked as GitHub checks it. */
const isApp = (request: IncomingMessage): boolean => {
  const [header = "", payload = "", signature = ""] = (request.headers.authorization ?? "").replace(/^bearer /i, "").split(".");
  if (signature === "") return false;
  const { iss } = JSON.parse(Buffer.from(payload, "base64url").toString()) as { iss: string };
  return String(iss) === "4711" && createVerify("RSA-SHA256").update(`${header}.${payload}`).verify(publicKey, signature, "base64url");
};

const { address } = useServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://api");
  calls.push(`${request.method} ${pathname}`);
  const json = (status: number, body: unknown, headers: Record<string, string> = {}) => response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
  if (isLimited) return json(403, { message: "You have exceeded a secondary rate limit" }, { "retry-after": "60" });
  const refusal = refused[pathname];
  if (refusal !== undefined) return json(refusal.status, { message: "no" }, refusal.headers);
  switch (`${request.method} ${pathname}`) {
    case "GET /repos/acme/catalog-loader/installation":
      return isApp(request) && installed ? json(200, { id: 99 }) : json(installed ? 401 : 404, { message: "no" });
    case "POST /app/installations/99/access_tokens":
      return isApp(request) ? json(201, { token: "ghs_of-the-installation", expires_at: "2099-01-01T00:00:00Z", permissions: { actions: "read" }, repository_selection: "all" }) : json(401, {});
    case "GET /repos/acme/catalog-loader/actions/runs/1001/attempts/1/jobs":
      return /^(token|Bearer) ghs_of-the-installation$/.test(request.headers.authorization ?? "") ? json(200, { total_count: 1, jobs: [{ id: 5, name: "push", conclusion: "failure" }] }) : json(401, {});
    case "GET /app/hook/deliveries": {
      if (!isApp(request)) return json(401, {});
      const from = Number(searchParams.get("cursor") ?? 0);
      const next = from + 2 < deliveries.length ? { link: `<http://${request.headers.host}/app/hook/deliveries?per_page=100&cursor=${from + 2}>; rel="next"` } : {};
      return json(200, deliveries.slice(from, from + 2), next);
    }
    default:
      return /^POST \/app\/hook\/deliveries\/\d+\/attempts$/.test(calls.at(-1) ?? "") && isApp(request) ? json(202, {}) : json(404, {});
  }
});
beforeEach(() => {
  calls.length = 0;
  deliveries = [];
  installed = true;
  isLimited = false;
  refused = {};
});

const connection = (options: Record<string, string> = {}) => ({
  name: "github",
  provider: "github",
  baseUrl: "https://github.com",
  apiUrl: address(),
  logHosts: [],
  secrets: [],
  token: undefined,
  projects: ["*"],
  options: { APP_ID: "4711", APP_PRIVATE_KEY: pem.replaceAll("\n", "\\n"), ...options },
});
const sleep = async (): Promise<void> => {};
const failedJobs = (options?: Record<string, string>) => createPipelineLogs({ connections: [connection(options)], sleep }).failedJobs(aRun());

describe("as a GitHub App", () => {
  test("the installation on the repository reads its jobs, and its token is fetched once", async () => {
    const expected = { kind: "jobs", jobs: [{ id: "5", name: "push" }] };
    expect(await failedJobs()).toEqual(expected);
    expect(await failedJobs()).toEqual(expected);
    expect(calls.filter((call) => call.includes("access_tokens"))).toHaveLength(1);
  });

  test("a repository it is not installed on is told as such", async () => {
    installed = false;
    expect(await failedJobs({ APP_PRIVATE_KEY: pem })).toMatchObject({ kind: "unavailable", blame: "token", reason: expect.stringContaining("the GitHub App is not installed on acme/catalog-loader (404)") });
  });

  test("a rate limit answered with 403 is not taken for a refused App, and names how long to wait", async () => {
    isLimited = true;
    // Spelled otherwise, so that no earlier token is at hand.
    await expect(failedJobs({ APP_PRIVATE_KEY: pem.trim() })).rejects.toMatchObject({ name: "UnavailableError", retryAfter: 60 });
  });

  test("a key of another App, or none at all, is told as such", async () => {
    const other = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ type: "pkcs1", format: "pem" }).toString();
    expect(await failedJobs({ APP_PRIVATE_KEY: other })).toMatchObject({ kind: "unavailable", blame: "token", reason: expect.stringContaining("check its id and private key") });
    expect(await failedJobs({ APP_PRIVATE_KEY: "no key" })).toMatchObject({ kind: "unavailable", blame: "token", reason: expect.stringContaining("private key cannot be used") });
  });
});

describe("the sweep of missed deliveries", () => {
  const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();
  const delivery = (id: number, changes: Partial<Delivery> = {}): Delivery => ({ id, guid: `guid-${id}`, delivered_at: minutesAgo(60), status_code: 502, event: "workflow_run", ...changes });
  const sweep = (options?: Record<string, string>) => github.redeliverMissed?.(createCiApi({ connection: connection(options), provider: github, sleep }), now);
  const attempts = () => calls.filter((call) => call.endsWith("/attempts"));

  test("has sent again what never arrived, on every page, the newest try of each", async () => {
    deliveries = [delivery(5, { guid: "a", delivered_at: minutesAgo(20) }), delivery(4), delivery(3, { guid: "a", delivered_at: minutesAgo(80) }), delivery(2)];
    expect(await sweep()).toEqual({ kind: "swept", redelivered: 3 });
    expect(attempts()).toEqual([5, 4, 2].map((id) => `POST /app/hook/deliveries/${id}/attempts`));
  });

  test.each([
    ["arrived", [delivery(1, { status_code: 202 })]],
    ["arrived at a later try", [delivery(2, { guid: "a", status_code: 200, delivered_at: minutesAgo(10) }), delivery(1, { guid: "a" })]],
    ["is of an event of no interest", [delivery(1, { event: "push" })]],
    ["may still be under way", [delivery(1, { delivered_at: minutesAgo(2) })]],
    ["is older than GitHub redelivers", [delivery(1, { delivered_at: minutesAgo(3 * 24 * 60 + 1) })]],
    ["failed ten times", Array.from({ length: 10 }, (_, index) => delivery(index, { guid: "a" }))],
  ])("leaves what %s", async (_, given) => {
    deliveries = given;
    expect(await sweep()).toEqual({ kind: "swept", redelivered: 0 });
    expect(attempts()).toEqual([]);
  });

  test.each([404, 422, 502])("goes on past deliveries that GitHub answers with %i, and says the last of them", async (status) => {
    deliveries = [delivery(4), delivery(3), delivery(2), delivery(1)];
    refused = Object.fromEntries([4, 2].map((id) => [`/app/hook/deliveries/${id}/attempts`, { status }]));
    expect(await sweep()).toEqual({ kind: "swept", redelivered: 2, failed: { count: 2, last: expect.stringMatching(/^delivery 2 of app\/hook: /), mayPass: status === 502 } });
    expect(attempts()).toEqual([4, 3, 2, 1].map((id) => `POST /app/hook/deliveries/${id}/attempts`));
  });

  test("says what will not pass rather than what may", async () => {
    deliveries = [delivery(2), delivery(1)];
    refused = { "/app/hook/deliveries/2/attempts": { status: 422 }, "/app/hook/deliveries/1/attempts": { status: 502 } };
    expect(await sweep()).toMatchObject({ failed: { count: 2, last: expect.stringContaining("delivery 2"), mayPass: false } });
  });

  test("asks for no more once GitHub asks to wait", async () => {
    deliveries = [delivery(3), delivery(2), delivery(1)];
    refused = { "/app/hook/deliveries/2/attempts": { status: 403, headers: { "retry-after": "60" } } };
    expect(await sweep({ HOOKS: "app/hook, app/hook" })).toMatchObject({ redelivered: 1, failed: { count: 1, mayPass: true } });
    expect(attempts()).toHaveLength(2);
  });

  test("goes by the hooks that are named, and past the one that it may not see", async () => {
    deliveries = [delivery(1)];
    expect(await sweep({ HOOKS: "repos/acme/x/hooks/1, app/hook" })).toEqual({
      kind: "swept",
      redelivered: 1,
      failed: { count: 1, last: expect.stringMatching(/^the deliveries of repos\/acme\/x\/hooks\/1: .*not installed/), mayPass: false },
    });
    expect(calls).toContain("GET /repos/acme/x/installation");
  });
});
