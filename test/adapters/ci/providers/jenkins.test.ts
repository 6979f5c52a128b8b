import { describe, expect, test } from "vitest";
import { jenkins } from "../../../../src/adapters/ci/providers/jenkins.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const commit = "c6d86dc654b12425e706bcf951adfe5a8627a517";
const ended = Date.parse("2026-11-20T14:00:00Z");
const notification = (build: object = {}, job: object = {}) => ({
  name: "loader",
  display_name: "loader",
  url: "job/team/job/loader/",
  ...job,
  build: {
    full_url: "https://jenkins.example.com/job/team/job/loader/18/",
    number: 18,
    queue_id: 77,
    timestamp: ended,
    duration: 90_000,
    phase: "FINALIZED",
    status: "FAILURE",
    url: "job/team/job/loader/18/",
    scm: { changes: [], culprits: [], url: "https://git.example.com/acme/loader.git", branch: "origin/main", commit },
    log: "",
    notes: "",
    artifacts: {},
    ...build,
  },
});
const read = (body: unknown) => jenkins.read({ headers: { "content-type": "application/json;charset=UTF-8" }, body: bytes(typeof body === "string" ? body : JSON.stringify(body)) });

test("a delivery is verified by a password or a token: Jenkins signs nothing", async () => {
  const by = { secrets: ["the-secret", "the-old-secret"], options: {}, now: new Date(), fetchText: () => Promise.reject(new Error("fetched")) };
  const verify = (headers: Record<string, string>) => jenkins.verify({ headers, body: bytes("{}") }, by);
  expect(await verify({ authorization: `Basic ${btoa("jenkins:the-old-secret")}` })).toBe(true);
  expect(await verify({ "x-coveo-error-token": "the-secret" })).toBe(true);
  expect(await verify({ authorization: `Basic ${btoa("jenkins:another")}` })).toBe(false);
  expect(await verify({})).toBe(false);
});

describe("Jenkins' notifications", () => {
  test("a failed build is acted on when it is finalized, and read whole", () => {
    expect(read(notification())).toEqual({
      kind: "read",
      reading: {
        outcome: "failed",
        acts: true,
        recovers: false,
        project: "team/loader",
        projectId: null,
        branch: "main",
        commit,
        runId: "18",
        attempt: 1,
        occasion: "queue 77",
        runUrl: "https://jenkins.example.com/job/team/job/loader/18/",
        workflow: null,
        defaultBranch: null,
        occurredAt: "2026-11-20T14:00:00.000Z",
        jobs: [{ id: "18", name: "loader", outcome: "failed" }],
      },
    });
  });

  test.each([
    ["FAILURE", "failed", true],
    ["UNSTABLE", "failed", true],
    ["SUCCESS", "recovered", false],
    ["NOT_BUILT", "other", false],
    ["ABORTED", "other", false],
    ["A_VALUE_OF_NEXT_YEAR", "other", false],
    [undefined, "other", false],
    [null, "other", false],
  ])("a build that is finalized with %s is %s", (status, outcome, acts) => {
    expect(read(notification({ status }))).toMatchObject({ reading: { outcome, acts, recovers: outcome === "recovered", jobs: [{ outcome }] } });
  });

  test("the same build completed says failed, and is not acted on: its log may lack its end", () => {
    expect(read(notification({ phase: "COMPLETED" }))).toMatchObject({ reading: { outcome: "failed", acts: false, runId: "18", reason: "the build is reported as FINALIZED" } });
  });

  test.each(["QUEUED", "STARTED", "A_PHASE_OF_NEXT_YEAR"])("a build that is %s is nothing yet, whatever its status says", (phase) => {
    expect(read(notification({ phase, status: undefined }))).toMatchObject({ reading: { outcome: "other", acts: false } });
    expect(read(notification({ phase }))).toMatchObject({ reading: { outcome: "other", acts: false } });
  });

  test.each([
    ["job/loader/", "loader"],
    ["job/team/job/loader/", "team/loader"],
    ["job/team/job/loader", "team/loader"],
    ["job/team/job/loader/job/feature%252Fx/", "team/loader/feature%2Fx"],
    ["job/Search%20feeder/", "Search feeder"],
    ["job/job/job/18/", "job/18"],
  ])("the job at %s is %s", (url, project) => {
    expect(read(notification({}, { url }))).toMatchObject({ reading: { project } });
  });

  test.each([
    ["origin/main", "main"],
    ["origin/feature/x", "feature/x"],
    ["refs/heads/main", "main"],
    ["main", "main"],
    ["upstream/main", "upstream/main"],
  ])("the branch %s is %s", (branch, expected) => {
    expect(read(notification({ scm: { branch } }))).toMatchObject({ reading: { branch: expected, commit: null } });
  });

  test("a job that was made anew counts from 1 again: its builds are other occasions", () => {
    expect(read(notification({ number: 1 }))).toMatchObject({ reading: { runId: "1", occasion: "queue 77" } });
    expect(read(notification({ number: 1, queue_id: 78 }))).toMatchObject({ reading: { runId: "1", occasion: "queue 78" } });
  });

  test.each([undefined, null, -1, "77"])("a build with the number %s in the queue is told from another of its number by its time", (queue_id) => {
    expect(read(notification({ queue_id }))).toMatchObject({ reading: { occasion: "2026-11-20T14:00:00.000Z" } });
  });

  test("nulls and missing fields are survived", () => {
    expect(read({ url: "job/loader/", build: { number: 3, phase: "FINALIZED", status: "FAILURE" } })).toMatchObject({
      reading: { outcome: "failed", acts: true, branch: null, commit: null, runUrl: null, occurredAt: null, occasion: null, jobs: [{ id: "3", name: "loader" }] },
    });
    expect(read(notification({ scm: null, full_url: null, queue_id: null, timestamp: -1, duration: 1e300 }))).toMatchObject({
      reading: { outcome: "failed", acts: true, branch: null, occurredAt: null, occasion: null },
    });
  });

  test.each([
    ["no JSON", "{"],
    ["the XML that the plugin may send", "<job><name>loader</name></job>"],
    ["an array", "[]"],
    ["a notification without its build", { name: "loader", url: "job/loader/" }],
    ["a build without its number", notification({ number: undefined })],
    ["a build number that is none", notification({ number: "18/../../user" })],
    ["a job's address that is none", notification({}, { url: "view/all/" })],
    ["a job's address of another host", notification({}, { url: "https://example.com/job/loader/" })],
    ["a job that would leave its path", notification({}, { url: "job/../job/%2E%2E/" })],
    ["a job that hides a path", notification({}, { url: "job/loader%2F..%2F..%2Fuser/" })],
    ["a job with a query", notification({}, { url: "job/loader?x=/" })],
    ["a job's address that is badly encoded", notification({}, { url: "job/%zz/" })],
  ])("%s is malformed", (_, body) => {
    expect(read(body)).toMatchObject({ kind: "malformed" });
  });
});

test.each([
  ["https://ci.example.com/job/loader/18/", { name: "loader", runId: "18", attempt: 1 }],
  ["https://ci.example.com/jenkins/job/team/job/loader/job/feature%252Fx/18/console", { name: "team/loader/feature%2Fx", runId: "18", attempt: 1 }],
  ["https://ci.example.com/view/all/job/loader/18/", { name: "loader", runId: "18", attempt: 1 }],
  ["https://ci.example.com/job/18/5/", { name: "18", runId: "5", attempt: 1 }],
  ["https://ci.example.com/job/loader/lastBuild/", undefined],
  ["https://ci.example.com/job/%zz/18/", undefined],
  ["https://ci.example.com/manage", undefined],
])("the address %s points at %o", (address, run) => {
  expect(jenkins.runAt(new URL(address))).toEqual(run);
});

test.each([
  ["a user of its own setting", { USER: "coveo" }, "a-token", `Basic ${btoa("coveo:a-token")}`],
  ["the user with the token", {}, "coveo:a-token", `Basic ${btoa("coveo:a-token")}`],
  ["no token", { USER: "coveo" }, undefined, undefined],
])("a call is authorized by %s", (_, options, token, authorization) => {
  const connection = { name: "jenkins", provider: "jenkins", baseUrl: null, apiUrl: null, logHosts: [], secrets: [], token, projects: ["*"], options };
  expect(jenkins.authorize({ method: "GET", url: new URL("https://ci.example.com/"), body: undefined, headers: {} }, connection)).toEqual(authorization === undefined ? {} : { authorization });
});

test.each([
  ["team/loader", "/job/team/job/loader/18/consoleText"],
  ["team/loader/feature%2Fx", "/job/team/job/loader/job/feature%252Fx/18/consoleText"],
  ["Search feeder", "/job/Search%20feeder/18/consoleText"],
  ["a?b#c", "/job/a%3Fb%23c/18/consoleText"],
])("the log of %s is at %s", async (name, path) => {
  const asked: string[] = [];
  const api = {
    connection: { name: "jenkins", provider: "jenkins", baseUrl: null, apiUrl: "https://ci.example.com", logHosts: [], secrets: [], token: undefined, projects: ["*"], options: {} },
    json: async () => ({ kind: "unavailable" as const, reason: "not asked" }),
    stream: async (asking: string) => {
      asked.push(asking);
      return { kind: "unavailable" as const, reason: "not there" };
    },
    streamFrom: async () => ({ kind: "unavailable" as const, reason: "not asked" }),
  };
  await jenkins.openLog(api, { project: { connection: "jenkins", key: name, name }, runId: "18", attempt: 1, occasion: null }, { id: "18", name });
  expect(asked).toEqual([path]);
});
