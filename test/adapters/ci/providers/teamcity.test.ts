import { describe, expect, test } from "vitest";
import { teamcity } from "../../../../src/adapters/ci/providers/teamcity.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const commit = "6c457d366a31696c989c011ab75b734d8485a9ba";
const finished = (changes: object = {}, eventType = "BUILD_FINISHED") => ({
  eventType,
  payload: {
    id: 4102,
    buildTypeId: "Acme_Loader_Build",
    number: "43",
    status: "FAILURE",
    state: "finished",
    branchName: "main",
    defaultBranch: true,
    href: "/app/rest/builds/id:4102",
    webUrl: "https://teamcity.example.com/buildConfiguration/Acme_Loader_Build/4102",
    statusText: "Exit code 1 (Step: Push (Command Line))",
    finishDate: "20261120T150233+0100",
    buildType: { id: "Acme_Loader_Build", name: "Build", projectName: "Acme / Loader", projectId: "Acme_Loader" },
    revisions: { count: 1, revision: [{ version: commit, vcsBranchName: "refs/heads/main" }] },
    ...changes,
  },
});
const read = (body: unknown) => teamcity.read({ headers: {}, body: bytes(typeof body === "string" ? body : JSON.stringify(body)) });

test("a delivery is verified by a password or a token: TeamCity signs nothing", async () => {
  const by = { secrets: ["the-secret", "the-old-secret"], options: {}, now: new Date(), fetchText: () => Promise.reject(new Error("fetched")) };
  const verify = (headers: Record<string, string>) => teamcity.verify({ headers, body: bytes("{}") }, by);
  expect(await verify({ authorization: `Basic ${btoa("teamcity:the-old-secret")}` })).toBe(true);
  expect(await verify({ "x-coveo-error-token": "the-secret" })).toBe(true);
  expect(await verify({ authorization: `Basic ${btoa("teamcity:another")}` })).toBe(false);
  expect(await verify({})).toBe(false);
});

describe("TeamCity's events", () => {
  test("a failed build is acted on, and read whole; its id is not its number", () => {
    expect(read(finished())).toEqual({
      kind: "read",
      reading: {
        outcome: "failed",
        acts: true,
        recovers: false,
        project: "Acme_Loader_Build",
        projectId: null,
        branch: "main",
        commit,
        runId: "4102",
        attempt: 1,
        occasion: null,
        runUrl: "https://teamcity.example.com/buildConfiguration/Acme_Loader_Build/4102",
        workflow: null,
        defaultBranch: null,
        occurredAt: "2026-11-20T14:02:33.000Z",
        jobs: [{ id: "4102", name: "Build", outcome: "failed" }],
      },
    });
  });

  test.each([
    ["FAILURE", "failed", true],
    ["ERROR", "failed", true],
    ["SUCCESS", "recovered", false],
    ["UNKNOWN", "other", false],
    ["A_VALUE_OF_NEXT_YEAR", "other", false],
  ])("a build that finished with %s is %s", (status, outcome, acts) => {
    expect(read(finished({ status }))).toMatchObject({ reading: { outcome, acts, recovers: outcome === "recovered" } });
  });

  test.each(["BUILD_STARTED", "CHANGES_LOADED", "BUILD_INTERRUPTED", "BUILD_PROBLEMS_CHANGED", "AGENT_REGISTERED"])("%s is nothing yet, whatever its status says", (eventType) => {
    expect(read(finished({}, eventType))).toMatchObject({ reading: { outcome: "other", acts: false, jobs: [] } });
    expect(read(finished({ status: "SUCCESS" }, eventType))).toMatchObject({ reading: { outcome: "other", acts: false } });
  });

  test("a build that still runs is nothing yet: it says SUCCESS as long as nothing failed", () => {
    expect(read(finished({ state: "running", status: "SUCCESS" }))).toMatchObject({ reading: { outcome: "other", acts: false } });
    expect(read(finished({ state: "running" }))).toMatchObject({ reading: { outcome: "other", acts: false } });
  });

  test.each([
    ["no status", { status: undefined }, "other"],
    ["no id", { id: undefined }, "failed"],
    ["no build type", { buildTypeId: undefined, buildType: undefined }, "failed"],
  ])("a webhook whose fields let through %s is not acted on, and why is said", (_, changes, outcome) => {
    expect(read(finished(changes))).toMatchObject({ reading: { outcome, acts: false, reason: expect.stringContaining("leaves out") } });
  });

  test("a webhook without a payload says nothing", () => {
    expect(read({ eventType: "BUILD_FINISHED" })).toMatchObject({ reading: { outcome: "other", acts: false, project: null, runId: null } });
    expect(read({ eventType: "BUILD_FINISHED", payload: null })).toMatchObject({ reading: { outcome: "other", acts: false } });
  });

  test.each([
    ["feature/x", "refs/heads/feature/x", "feature/x"],
    ["refs/heads/main", null, "main"],
    ["<default>", "refs/heads/trunk", "trunk"],
    [undefined, "refs/heads/trunk", "trunk"],
    [undefined, null, null],
  ])("the branch %s with the revision's %s is %s", (branchName, vcsBranchName, branch) => {
    expect(read(finished({ branchName, revisions: { revision: [{ version: commit, vcsBranchName }] } }))).toMatchObject({ reading: { branch, commit } });
  });

  test("nulls and missing fields are survived", () => {
    const bare = { id: 7, buildTypeId: "B", status: "FAILURE", revisions: { revision: [] }, webUrl: null, finishDate: "yesterday" };
    expect(read({ eventType: "BUILD_FINISHED", payload: bare })).toMatchObject({
      reading: { outcome: "failed", acts: true, branch: null, commit: null, runUrl: null, occurredAt: null, jobs: [{ id: "7", name: "B" }] },
    });
  });

  test.each([
    ["no JSON", "{"],
    ["an array", "[]"],
    ["a body without its event", { payload: finished().payload }],
    ["a build's id that would leave its path", finished({ id: "7&archived=true" })],
    ["a payload that is none", { eventType: "BUILD_FINISHED", payload: "FAILURE" }],
  ])("%s is malformed", (_, body) => {
    expect(read(body)).toMatchObject({ kind: "malformed" });
  });
});

test.each([
  ["https://tc.example.com/buildConfiguration/Acme_Loader_Build/4102", { name: "Acme_Loader_Build", runId: "4102", attempt: 1 }],
  ["https://tc.example.com/teamcity/buildConfiguration/Acme_Loader_Build/4102?buildTab=log", { name: "Acme_Loader_Build", runId: "4102", attempt: 1 }],
  ["https://tc.example.com/viewLog.html?buildId=4102&buildTypeId=Acme_Loader_Build", { name: "Acme_Loader_Build", runId: "4102", attempt: 1 }],
  ["https://tc.example.com/viewLog.html?buildId=lastFinished&buildTypeId=Acme_Loader_Build", undefined],
  ["https://tc.example.com/buildConfiguration/Acme_Loader_Build", undefined],
  ["https://tc.example.com/project/Acme", undefined],
])("the address %s points at %o", (address, run) => {
  expect(teamcity.runAt(new URL(address))).toEqual(run);
});
