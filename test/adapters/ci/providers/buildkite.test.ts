import { describe, expect, test } from "vitest";
import { buildkite } from "../../../../src/adapters/ci/providers/buildkite.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (body: unknown, headers: Record<string, string> = {}) =>
  buildkite.read({ headers, body: bytes(typeof body === "string" ? body : JSON.stringify(body)) });

const api = "https://api.buildkite.com/v2/organizations/acme/pipelines/search-feeder";
const build = (changes: object = {}, rest: object = {}) => ({
  event: "build.finished",
  build: {
    id: "f62a1b4d-10f9-4790-bc1c-e2c3a0c80983",
    url: `${api}/builds/2`,
    web_url: "https://buildkite.com/acme/search-feeder/builds/2",
    number: 2,
    state: "failed",
    blocked: false,
    commit: "abcd0b72a1e580e90712cdd9eb26d3fb41cd09c8",
    branch: "main",
    creator: null,
    finished_at: "2026-11-20T10:00:00.874Z",
    ...changes,
  },
  pipeline: {
    id: "849411f9-9e6d-4739-a0d8-e247088e9b52",
    url: api,
    name: "Search Feeder",
    slug: "search-feeder",
    web_url: "https://buildkite.com/acme/search-feeder",
    default_branch: "main",
  },
  sender: { name: "Some Person" },
  ...rest,
});

describe("Buildkite's build.finished", () => {
  test("a failed build is acted on, and read whole", () => {
    expect(read(build())).toEqual({
      kind: "read",
      reading: {
        outcome: "failed",
        acts: true,
        recovers: false,
        project: "acme/search-feeder",
        projectId: "849411f9-9e6d-4739-a0d8-e247088e9b52",
        branch: "main",
        commit: "abcd0b72a1e580e90712cdd9eb26d3fb41cd09c8",
        runId: "2",
        attempt: null,
        occasion: "2026-11-20T10:00:00.874Z",
        runUrl: "https://buildkite.com/acme/search-feeder/builds/2",
        workflow: null,
        defaultBranch: "main",
        occurredAt: "2026-11-20T10:00:00.874Z",
        jobs: [],
      },
    });
  });

  test.each([
    ["failed", "failed", true],
    ["passed", "recovered", false],
  ])("a build that is %s is %s", (state, outcome, acts) => {
    expect(read(build({ state }))).toMatchObject({ reading: { outcome, acts, recovers: outcome === "recovered" } });
  });

  test.each(["creating", "scheduled", "running", "failing", "blocked", "canceling", "canceled", "skipped", "not_run", "FAILED", "a_value_of_next_year", null])(
    "a build that is %s is neither",
    (state) => {
      expect(read(build({ state }))).toMatchObject({ reading: { outcome: "other", acts: false } });
    },
  );

  test("a build that passed until a block is not done, one that failed until there has failed", () => {
    expect(read(build({ state: "passed", blocked: true }))).toMatchObject({ reading: { outcome: "other", acts: false, reason: "the build waits to be unblocked" } });
    expect(read(build({ state: "failed", blocked: true }))).toMatchObject({ reading: { outcome: "failed", acts: true } });
  });

  test("opened again by a retried job, it is another occasion of the same run", () => {
    expect(read(build({ finished_at: "2026-11-20T11:00:00Z" }))).toMatchObject({ reading: { runId: "2", occasion: "2026-11-20T11:00:00.000Z" } });
  });

  test("a commit that is only named HEAD stays so", () => {
    expect(read(build({ commit: "HEAD" }))).toMatchObject({ reading: { outcome: "failed", commit: "HEAD" } });
  });

  test.each([
    ["the pipeline's API address", {}, { url: api }],
    ["the build's API address", { url: `${api}/builds/2` }, {}],
    ["the pipeline's web address", {}, { web_url: "https://buildkite.com/acme/search-feeder" }],
    ["the build's web address", { web_url: "https://buildkite.com/acme/search-feeder/builds/2" }, {}],
    ["the API's before the web's", { url: `${api}/builds/2` }, { web_url: "https://buildkite.com/other/search-feeder" }],
  ])("the organization is taken from %s", (_, addresses, pipeline) => {
    expect(read(build({ url: null, web_url: null, ...addresses }, { pipeline: { slug: "search-feeder", ...pipeline } }))).toMatchObject({ reading: { acts: true, project: "acme/search-feeder" } });
  });

  test("nulls and missing fields are survived", () => {
    const bare = { event: "build.finished", build: { number: 2, state: "failed", branch: null }, pipeline: { slug: "x" } };
    expect(read(bare)).toMatchObject({
      reading: { outcome: "failed", acts: true, project: null, projectId: null, branch: null, commit: null, runId: "2", occasion: null, runUrl: null, occurredAt: null },
    });
  });

  test.each([
    ["no JSON", "{"],
    ["an array", "[]"],
    ["a build without its number", build({ number: null })],
    ["a number that is a path", build({ number: "2/../3" })],
    ["a pipeline that would leave its place", build({}, { pipeline: { slug: "..", url: api } })],
    ["a pipeline with a query", build({}, { pipeline: { slug: "a?b", url: api } })],
    ["no pipeline", build({}, { pipeline: null })],
  ])("%s is malformed", (_, body) => {
    expect(read(body)).toMatchObject({ kind: "malformed" });
  });

  test.each(["https://api.buildkite.com/v2/organizations/a%2Fb", "https://api.buildkite.com/v2/organizations/a%3Fb/", "no address"])(
    "an organization that is none (%s) is left out",
    (url) => {
      expect(read(build({ url, web_url: null }, { pipeline: { slug: "search-feeder", url } }))).toMatchObject({ reading: { project: null } });
    },
  );

  test("a malformed body's message names places, never values", () => {
    expect(read(build({}, { pipeline: { slug: "secret value" } }))).toEqual({ kind: "malformed", message: "not as expected: pipeline.slug" });
  });
});

describe("Buildkite's other events", () => {
  const job = (changes: object = {}, event = "job.finished") => ({
    ...build({ state: "failing" }),
    event,
    job: { id: "b63254c0-3271-4a98-8270-7cfbd6c2f14e", type: "script", name: "push", state: "failed", soft_failed: false, retried: false, finished_at: "2026-11-20T09:59:00Z", ...changes },
  });

  test.each(["build.failing", "build.running", "build.scheduled"])("%s is not acted on, whatever its state", (event) => {
    expect(read({ ...build(), event })).toMatchObject({
      reading: { outcome: "other", acts: false, project: "acme/search-feeder", reason: "the build itself is reported as build.finished" },
    });
  });

  test("a failed job says so, and is not acted on", () => {
    expect(read(job())).toMatchObject({
      reading: {
        outcome: "failed",
        acts: false,
        recovers: false,
        runId: "2",
        occurredAt: "2026-11-20T09:59:00.000Z",
        jobs: [{ id: "b63254c0-3271-4a98-8270-7cfbd6c2f14e", name: "push", outcome: "failed" }],
        reason: "the build itself is reported as build.finished",
      },
    });
  });

  test.each([
    ["failed", "failed"],
    ["timed_out", "failed"],
    ["expired", "failed"],
    ["passed", "recovered"],
  ])("a job that is %s is %s", (state, outcome) => {
    expect(read(job({ state }))).toMatchObject({ reading: { outcome, acts: false } });
  });

  test.each(["canceled", "broken", "skipped", "waiting_failed", "blocked_failed", "unblocked_failed", "running"])("a job that is %s is neither", (state) => {
    expect(read(job({ state }))).toMatchObject({ reading: { outcome: "other", acts: false } });
  });

  test.each([{ soft_failed: true }, { retried: true }])("a failed job with %o is no failure", (changes) => {
    expect(read(job(changes))).toMatchObject({ reading: { outcome: "other", acts: false } });
  });

  test("a job that only started is nothing yet, though it promises an exit status", () => {
    expect(read(job({ state: "failed", promised_exit_status: 1 }, "job.started"))).toMatchObject({ reading: { outcome: "other" } });
  });

  test("a ping is of no interest, and the body says more than the header", () => {
    const ping = { event: "ping", service: { id: "4980" }, organization: { slug: "acme" } };
    expect(read(ping, { "x-buildkite-event": "build.finished" })).toMatchObject({ reading: { outcome: "other", acts: false, project: null } });
  });
});

test.each([
  ["https://buildkite.com/acme/search-feeder/builds/2", { name: "acme/search-feeder", runId: "2", attempt: 1 }],
  ["https://buildkite.com/acme/search-feeder/builds/2#b63254c0", { name: "acme/search-feeder", runId: "2", attempt: 1 }],
  ["https://buildkite.com/acme/search-feeder/builds", undefined],
  ["https://buildkite.com/acme/a%2Fb/builds/2", undefined],
  ["https://buildkite.com/acme/search-feeder", undefined],
])("the run at %s", (url, expected) => {
  expect(buildkite.runAt(new URL(url))).toEqual(expected);
});
