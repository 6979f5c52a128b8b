import { createHash, createHmac } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { drone } from "../../../../src/adapters/ci/providers/drone.ts";
import { useLogApi } from "../../../support/log-api.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const now = new Date("2026-11-20T20:00:00Z");
const by = (secrets: string[], at = now) => ({ secrets, options: {}, now: at, fetchText: () => Promise.reject(new Error("fetched")) });

describe("Drone's signature", () => {
  const body = '{"event":"build"}';
  const date = "Fri, 20 Nov 2026 20:00:00 GMT";
  const digest = "SHA-256=BsRS7q4yFvSnNVElaYtVHbqlOTZ6nzOBgiQE4L7+1Nw=";
  const mac = "EOWzV2VQ9degtM6ykbP7uGAqSb+OhxWzHiQ0O1UcXNc=";
  const parameters = { keyId: "hmac-key", algorithm: "hmac-sha256", signature: mac, headers: "date digest" };
  const header = (changes: Partial<typeof parameters> = {}) =>
    Object.entries({ ...parameters, ...changes })
      .map(([name, value]) => `${name}="${value}"`)
      .join(",");
  const good = { date, digest, signature: header() };
  const verify = (changes: Record<string, string> = {}, secrets = ["secret"], at = now, raw = body) =>
    drone.verify({ headers: { ...good, ...changes }, body: bytes(raw) }, by(secrets, at));
  const macOf = (signed: string) => createHmac("sha256", "secret").update(signed).digest("base64");

  test("a known vector verifies", async () => {
    expect(await verify()).toBe(true);
  });

  test("any of several current secrets verifies, and none verifies nothing", async () => {
    expect(await verify({}, ["the new one", "secret"])).toBe(true);
    expect(await verify({}, ["the new one"])).toBe(false);
    expect(await verify({}, [])).toBe(false);
    expect(await verify({}, [""])).toBe(false);
  });

  test("the signature covers date and digest only, so the digest must be of these very bytes", async () => {
    expect(await verify({}, ["secret"], now, `${body} `)).toBe(false);
    expect(await verify({}, ["secret"], now, "")).toBe(false);
  });

  const otherDigest = `SHA-256=${createHash("sha256").update("other").digest("base64")}`;
  test.each([
    ["no signature", { signature: "" }],
    ["no date", { date: "" }],
    ["no digest", { digest: "" }],
    ["another date than was signed", { date: "Fri, 20 Nov 2026 20:00:01 GMT" }],
    ["another digest than was signed", { digest: otherDigest }],
    ["a wrong signature", { signature: header({ signature: mac.replace("E", "F") }) }],
    ["a signature cut short", { signature: header({ signature: mac.slice(0, -4) }) }],
    ["a signature with more behind it", { signature: header({ signature: `${mac}A` }) }],
    ["a signature of the date alone", { signature: header({ headers: "date", signature: macOf(`date: ${date}`) }) }],
    ["a signature of the digest alone", { signature: header({ headers: "digest", signature: macOf(`digest: ${digest}`) }) }],
    ["another algorithm", { signature: header({ algorithm: "hmac-sha1" }) }],
    ["no algorithm", { signature: `signature="${mac}",headers="date digest"` }],
    ["a parameter given twice", { signature: `headers="date",${header()}` }],
    ["something after its parameters", { signature: `${header()}0` }],
    ["a header of another shape", { signature: mac }],
    ["a very long header", { signature: `${"x".repeat(100_000)},${header()}` }],
  ])("%s is refused", async (_, changes) => {
    expect(await verify(changes)).toBe(false);
  });

  test.each([
    ["300 seconds ago", 300, true],
    ["301 seconds ago", 301, false],
    ["300 seconds ahead", -300, true],
    ["301 seconds ahead", -301, false],
  ])("a date %s is taken: %s s, %s", async (_, seconds, taken) => {
    expect(await verify({}, ["secret"], new Date(now.getTime() + seconds * 1000))).toBe(taken);
  });

  test("a date that is none is refused, though it is signed", async () => {
    const signature = header({ signature: macOf(`date: soon\ndigest: ${digest}`) });
    expect(await verify({ date: "soon", signature })).toBe(false);
  });
});

const stages = [
  {
    number: 1,
    name: "default",
    status: "failure",
    steps: [
      { number: 1, name: "clone", status: "success", exit_code: 0 },
      { number: 2, name: "lint", status: "failure", errignore: true, exit_code: 1 },
      { number: 3, name: "push", status: "failure", errignore: false, exit_code: 1 },
      { number: 4, name: "image", status: "error", exit_code: 255 },
      { number: 5, name: "notify", status: "skipped", exit_code: 0 },
      { number: 6, name: "stop", status: "killed", exit_code: 137 },
    ],
  },
  { number: 2, name: "optional", status: "failure", errignore: true, steps: [{ number: 1, name: "try", status: "failure" }] },
  { number: 3, name: "unstarted", status: "error", error: "no such image" },
];
const failedSteps = [
  { id: "1/3", name: "default/push" },
  { id: "1/4", name: "default/image" },
];
const event = (changes: object = {}, rest: object = {}) => ({
  event: "build",
  action: "updated",
  repo: { id: 7, namespace: "acme", name: "widgets", slug: "acme/widgets", link: "https://github.com/acme/widgets", default_branch: "main" },
  build: {
    id: 101,
    number: 42,
    status: "failure",
    event: "push",
    link: "https://github.com/acme/widgets/commit/6c457d36",
    after: "6c457d366a31696c989c011ab75b734d8485a9ba",
    ref: "refs/heads/main",
    source: "main",
    target: "main",
    finished: 1_700_000_099,
    ...changes,
  },
  system: { proto: "https", host: "drone.acme.example", link: "https://drone.acme.example" },
  ...rest,
});
const read = (body: unknown, headers: Record<string, string> = { "x-drone-event": "build" }) =>
  drone.read({ headers, body: bytes(typeof body === "string" ? body : JSON.stringify(body)) });

describe("Drone's events", () => {
  test("a failed build is acted on, and read whole; its link is the build's, not the commit's", () => {
    expect(read(event())).toEqual({
      kind: "read",
      reading: {
        outcome: "failed",
        acts: true,
        recovers: false,
        project: "acme/widgets",
        projectId: "7",
        branch: "main",
        defaultBranch: "main",
        commit: "6c457d366a31696c989c011ab75b734d8485a9ba",
        runId: "42",
        attempt: 1,
        occasion: null,
        runUrl: "https://drone.acme.example/acme/widgets/42",
        workflow: null,
        occurredAt: "2023-11-14T22:14:59.000Z",
        jobs: [],
      },
    });
  });

  test.each([
    ["failure", "failed", true],
    ["error", "failed", true],
    ["success", "recovered", false],
    ["killed", "other", false],
    ["declined", "other", false],
    ["blocked", "other", false],
    ["skipped", "other", false],
    ["pending", "other", false],
    ["running", "other", false],
    ["waiting_on_dependencies", "other", false],
    ["a_value_of_next_year", "other", false],
    [null, "other", false],
  ])("a build that is %s is %s", (status, outcome, acts) => {
    expect(read(event({ status }))).toMatchObject({ reading: { outcome, acts, recovers: outcome === "recovered" } });
  });

  test("where the stages are sent, the steps that failed and were not allowed to are told", () => {
    expect(read(event({ stages }))).toMatchObject({ reading: { jobs: failedSteps.map((step) => ({ ...step, outcome: "failed" })) } });
  });

  test("a pull request, built under its target's branch, is a workflow of its own", () => {
    expect(read(event({ event: "pull_request", ref: "refs/pull/12/head", source: "fix" }))).toMatchObject({ reading: { branch: "main", workflow: "pull request 12" } });
    expect(read(event({ event: "pull_request", ref: "refs/merge-requests/12/head" }))).toMatchObject({ reading: { workflow: "pull request" } });
  });

  test("nulls and missing fields are survived", () => {
    const bare = { repo: { namespace: "acme", name: "x" }, build: { number: 1, status: "error", finished: 9e99, stages: "none" } };
    expect(read(bare)).toMatchObject({
      reading: { outcome: "failed", acts: true, projectId: null, branch: null, commit: null, runId: "1", runUrl: null, occurredAt: null, jobs: [] },
    });
    expect(read(event({ finished: 0 }, { system: { link: "javascript:alert(1)" } }))).toMatchObject({ reading: { runUrl: null, occurredAt: null } });
  });

  test.each(["repo", "user"])("a %s event is of no interest", (name) => {
    expect(read({ event: name, action: "created" }, { "x-drone-event": name })).toMatchObject({ kind: "read", reading: { outcome: "other", acts: false, project: null } });
    expect(read({ event: name, action: "created" }, {})).toMatchObject({ kind: "read", reading: { outcome: "other", acts: false } });
  });

  test("a body from a file, without its headers, is read", () => {
    expect(read(event(), {})).toMatchObject({ reading: { outcome: "failed", runId: "42" } });
  });

  test.each([
    ["no JSON", "{"],
    ["an array", "[]"],
    ["a build without its number", event({ number: null })],
    ["a number that would leave its path", event({ number: "1/../2" })],
    ["a namespace that would leave its path", event({}, { repo: { namespace: "..", name: "user" } })],
    ["a name with a query", event({}, { repo: { namespace: "acme", name: "x?y=" } })],
    ["a name with a path", event({}, { repo: { namespace: "acme", name: "x/../../user" } })],
  ])("%s is malformed", (_, body) => {
    expect(read(body)).toMatchObject({ kind: "malformed" });
  });

  test.each([
    ["https://drone.acme.example/acme/widgets/42", { name: "acme/widgets", runId: "42", attempt: 1 }],
    ["https://drone.acme.example/acme/widgets/42/1/3", { name: "acme/widgets", runId: "42", attempt: 1 }],
    ["https://drone.acme.example/acme/widgets", undefined],
    ["https://drone.acme.example/acme/widgets/settings", undefined],
  ])("%s points at %j", (address, run) => {
    expect(drone.runAt(new URL(address))).toEqual(run);
  });
});

describe("Drone's logs", () => {
  const run = { project: "acme/widgets", runId: "42" };
  const api = useLogApi(drone);
  const answers = {
    "/api/repos/acme/widgets/builds/42": { number: 42, status: "failure", stages },
    "/api/repos/acme/widgets/builds/42/logs/1/3": [
      { pos: 0, out: "+ push\n", time: 0 },
      { pos: 1, out: 'café "quoted" \\ {"out":"no line"}\n', time: 1 },
      { pos: 2, out: "exit 1\n", time: 1 },
    ],
    "/api/repos/acme/widgets/builds/42/logs/1/4": "null",
  };
  beforeEach(() => {
    api.answers = answers;
  });

  test("the failed jobs are the steps that failed and were not allowed to", async () => {
    expect(await api.failedJobs(run)).toEqual(failedSteps);
  });

  test("a step's log, a JSON array of lines, is unwrapped to text", async () => {
    expect(await api.log(run, "1/3")).toBe('+ push\ncafé "quoted" \\ {"out":"no line"}\nexit 1\n');
    expect(await api.log(run, "1/4")).toBe("");
    expect(await api.log(run, "1/9")).toMatchObject({ kind: "unavailable" });
  });

  test("each call carries the token", async () => {
    await api.failedJobs(run);
    await api.log(run, "1/3");
    expect(api.seen.map(({ headers }) => headers["authorization"])).toEqual(["Bearer a-token", "Bearer a-token"]);
  });
});
