import { describe, expect, test } from "vitest";
import { failedRecords } from "../../../../src/adapters/ci/providers/azure-devops/failed-records.ts";
import { azureDevops } from "../../../../src/adapters/ci/providers/azure-devops.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const commit = "600c52d2d5b655caa111abfd863e5a9bd304bb0e";
const guid = "71777fbc-1cf2-4bd1-9540-128c1c71f766";
const web = `https://dev.azure.com/acme/${guid}/_build/results?buildId=2727`;
const api = `https://dev.azure.com/acme/${guid}/_apis/build/Builds/2727`;
const containers = { collection: { id: "c" }, account: { id: "a" }, project: { id: guid, baseUrl: "https://dev.azure.com/acme/" } };

const build = (changes: object = {}) => ({
  id: "00000000-0000-0000-0000-000000000004",
  subscriptionId: "4f6e6328-0251-4814-a009-c01dfa368e3f",
  notificationId: 1,
  eventType: "build.complete",
  publisherId: "tfs",
  resourceVersion: "2.0",
  resourceContainers: containers,
  message: { text: "Build 20261120.1 succeeded" },
  resource: {
    _links: { self: { href: api }, web: { href: web } },
    id: 2727,
    buildNumber: "20261120.1",
    status: "completed",
    result: "failed",
    finishTime: "2026-11-20T14:02:33.5209041Z",
    url: api,
    definition: { id: 46, name: "Loader (1)", path: "\\" },
    project: { id: guid, name: "Search" },
    sourceBranch: "refs/heads/main",
    sourceVersion: commit,
    repository: { id: guid, type: "TfsGit" },
    triggeredByBuild: null,
    ...changes,
  },
});
/** The older shape: the outcome in `status`, branch and commit in one text, the project only by its id. */
const version1 = (changes: object = {}) => ({
  eventType: "build.complete",
  publisherId: "tfs",
  resourceVersion: "1.0",
  resourceContainers: { project: { id: guid } },
  resource: {
    id: 2,
    url: api,
    finishTime: "2026-11-20T14:02:33.69Z",
    status: "failed",
    sourceGetVersion: `LG:refs/heads/release/1:${commit}`,
    definition: { id: 46, name: "Loader (1)", definitionType: "xaml" },
    ...changes,
  },
});
const stateChanged = (kind: "run" | "stage" | "job", state: object) => ({
  eventType: `ms.vss-pipelines.${kind}-state-changed-event`,
  publisherId: "pipelines",
  resourceContainers: { project: { id: guid } },
  resource: {
    run: { id: 2727, name: "20261120.1", finishedDate: "2026-11-20T14:02:33.613Z", _links: { web: { href: web } }, ...(kind === "run" ? state : { state: "inProgress" }) },
    ...(kind === "run" ? {} : { [kind]: { id: "e9a1", name: "Push", ...state } }),
    pipeline: { id: 46, revision: 1, name: "Loader (1)", folder: "\\" },
  },
});
const read = (body: unknown) => azureDevops.read({ headers: {}, body: bytes(typeof body === "string" ? body : JSON.stringify(body)) });

test("a delivery is verified by a password or a token: Azure DevOps signs nothing", async () => {
  const by = { secrets: ["the-secret", "the-old-secret"], options: {}, now: new Date(), fetchText: () => Promise.reject(new Error("fetched")) };
  const verify = (headers: Record<string, string>) => azureDevops.verify({ headers, body: bytes("{}") }, by);
  expect(await verify({ authorization: `Basic ${btoa("azure:the-old-secret")}` })).toBe(true);
  expect(await verify({ "x-coveo-error-token": "the-secret" })).toBe(true);
  expect(await verify({ authorization: `Basic ${btoa("azure:another")}` })).toBe(false);
  expect(await verify({})).toBe(false);
});

describe("a completed build", () => {
  test("that failed is acted on, and read whole", () => {
    expect(read(build())).toEqual({
      kind: "read",
      reading: {
        outcome: "failed",
        acts: true,
        recovers: false,
        project: "Search/Loader (1)",
        projectId: `${guid}/46`,
        branch: "main",
        commit,
        runId: "2727",
        attempt: 1,
        occasion: "2026-11-20T14:02:33.520Z",
        runUrl: web,
        workflow: null,
        defaultBranch: null,
        occurredAt: "2026-11-20T14:02:33.520Z",
        jobs: [],
      },
    });
  });

  test("of the older version is read from its own fields", () => {
    expect(read(version1())).toMatchObject({
      reading: { outcome: "failed", acts: true, project: "Loader (1)", projectId: `${guid}/46`, branch: "release/1", commit, runId: "2", runUrl: api },
    });
  });

  test.each([
    ["failed", "failed", true],
    ["partiallySucceeded", "failed", true],
    ["succeeded", "recovered", false],
    ["canceled", "other", false],
    ["stopped", "other", false],
    ["none", "other", false],
    ["aValueOfNextYear", "other", false],
    ["constructor", "other", false],
    [null, "other", false],
  ])("whose result is %s is %s, in either version", (result, outcome, acts) => {
    expect(read(build({ result }))).toMatchObject({ reading: { outcome, acts, recovers: outcome === "recovered" } });
    expect(read(version1({ status: result }))).toMatchObject({ reading: { outcome, acts, recovers: outcome === "recovered" } });
  });

  test("of a pull request has the branch that was built", () => {
    expect(read(build({ sourceBranch: "refs/pull/42/merge" }))).toMatchObject({ reading: { branch: "refs/pull/42/merge" } });
  });

  test("that fails again after its failed stages were run again is another occasion", () => {
    expect(read(build({ finishTime: "2026-11-20T15:00:00Z" }))).toMatchObject({ reading: { runId: "2727", attempt: 1, occasion: "2026-11-20T15:00:00.000Z" } });
  });

  test.each([
    ["minimal details", { id: 2727, url: api }, api],
    ["no details", null, null],
    ["no details, not even their place", undefined, null],
  ])("with %s says nothing, whatever its message says, and why is told", (_, resource, runUrl) => {
    expect(read({ ...build(), message: { text: "Build 20261120.1 failed" }, resource })).toMatchObject({
      reading: { outcome: "other", acts: false, project: null, runUrl, reason: expect.stringContaining("minimal details") },
    });
  });

  test("with nulls and missing fields is survived", () => {
    const bare = { eventType: "build.complete", resource: { id: 7, result: "failed", definition: { name: "Loader" }, project: null, finishTime: null, sourceBranch: null, _links: {} } };
    expect(read(bare)).toMatchObject({
      reading: { outcome: "failed", acts: true, project: "Loader", projectId: null, branch: null, commit: null, runUrl: null, occurredAt: null, occasion: null },
    });
  });
});

describe("the siblings of a completed build", () => {
  test.each(["run", "stage", "job"] as const)("a %s that failed says so, and is not acted on", (kind) => {
    expect(read(stateChanged(kind, { state: "completed", result: "failed" }))).toMatchObject({
      reading: { outcome: "failed", acts: false, project: "Loader (1)", projectId: `${guid}/46`, runId: "2727", branch: null, commit: null, runUrl: web, reason: "the build itself is reported as build.complete" },
    });
  });

  test("a job names itself", () => {
    expect(read(stateChanged("job", { state: "completed", result: "failed" }))).toMatchObject({ reading: { jobs: [{ id: "e9a1", name: "Push", outcome: "failed" }] } });
  });

  test.each([
    ["completed", "succeeded", "recovered"],
    ["completed", "canceled", "other"],
    ["completed", "skipped", "other"],
    ["completed", "rejected", "other"],
    ["inProgress", "failed", "other"],
    ["canceling", null, "other"],
  ])("a run that is %s with %s is %s", (state, result, outcome) => {
    expect(read(stateChanged("run", { state, result }))).toMatchObject({ reading: { outcome, acts: false } });
  });

  test("any other event is of no interest", () => {
    for (const eventType of ["git.push", "ms.vss-pipelinechecks-events.approval-pending", "workitem.created"]) {
      expect(read({ ...build(), eventType })).toMatchObject({ kind: "read", reading: { outcome: "other", acts: false, project: null } });
    }
  });
});

test.each([
  ["no JSON", "{"],
  ["an array", "[]"],
  ["a body without its event", { resource: {} }],
  ["a build's id that would leave its path", build({ id: "7/../../user" })],
  ["a definition's id that is none", build({ definition: { id: "46?x=", name: "Loader" } })],
])("%s is malformed", (_, body) => {
  expect(read(body)).toMatchObject({ kind: "malformed" });
});

describe("the records of a failed build", () => {
  const record = (id: string, type: string, result: string, log: number | null, parentId: string | null = null) => ({ id, parentId, type, name: `${type} ${id}`, result, log: log === null ? null : { id: log } });

  test("its failed tasks are read, in the order of their logs, and not again in their jobs' logs", () => {
    const records = [
      record("t3", "Task", "failed", 9, "j2"),
      record("s", "Stage", "failed", null),
      record("j1", "Job", "failed", 12, "s"),
      record("t1", "Task", "succeeded", 3, "j1"),
      record("t2", "Task", "failed", 4, "j1"),
      record("j2", "Job", "failed", 13, "s"),
      record("t4", "Task", "skipped", null, "j2"),
      record("t5", "Task", "succeededWithIssues", 11, "j2"),
    ];
    expect(failedRecords({ records })).toEqual([
      { id: "4", name: "Job j1 / Task t2" },
      { id: "9", name: "Job j2 / Task t3" },
    ]);
  });

  test("a failed job of which no task failed is read itself", () => {
    expect(failedRecords({ records: [record("j1", "Job", "failed", 12), record("t1", "Task", "canceled", 3, "j1")] })).toEqual([{ id: "12", name: "Job j1" }]);
  });

  test("where nothing failed, what succeeded with issues is", () => {
    const records = [record("j1", "Job", "succeededWithIssues", 12), record("t1", "Task", "succeededWithIssues", 3, "j1"), record("t2", "Task", "succeeded", 4, "j1")];
    expect(failedRecords({ records })).toEqual([{ id: "3", name: "Job j1 / Task t1" }]);
  });

  test("canceled, skipped and abandoned ones, and those without a log, are not read", () => {
    const records = [record("j1", "Job", "canceled", 1), record("j2", "Job", "abandoned", 2), record("j3", "Job", "failed", null), record("p", "Phase", "failed", 5)];
    expect(failedRecords({ records })).toEqual([]);
  });
});

test.each([
  ["https://dev.azure.com/acme/Search/_build/results?buildId=2727", { name: "Search/*", runId: "2727", attempt: 1 }],
  ["https://dev.azure.com/acme/Catalog%20search/_build/results?buildId=2727&view=logs", { name: "Catalog search/*", runId: "2727", attempt: 1 }],
  ["https://acme.visualstudio.com/Search/_build/results?buildId=2727", { name: "Search/*", runId: "2727", attempt: 1 }],
  ["https://dev.azure.com/acme/Search/_build/results?buildId=x", undefined],
  ["https://dev.azure.com/acme/Search/_build?definitionId=46", undefined],
  ["https://dev.azure.com/acme/%zz/_build/results?buildId=2727", undefined],
])("the address %s points at %o", (address, run) => {
  expect(azureDevops.runAt(new URL(address))).toEqual(run);
});
