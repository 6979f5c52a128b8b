import { describe, expect, test } from "vitest";
import { gitlab } from "../../../../src/adapters/ci/providers/gitlab.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (body: unknown, headers: Record<string, string> = {}) =>
  gitlab.read({ headers, body: bytes(typeof body === "string" ? body : JSON.stringify(body)) });

const pipeline = (attributes: object = {}, rest: object = {}) => ({
  object_kind: "pipeline",
  object_attributes: {
    id: 31,
    iid: 3,
    name: "Nightly push",
    ref: "main",
    tag: false,
    sha: "bcbb5ec396a2c0f828686f14fac9b80b780504f2",
    source: "schedule",
    status: "failed",
    detailed_status: "failed",
    finished_at: "2026-11-20 10:00:00 UTC",
    url: "https://gitlab.com/acme/search/feeder/-/pipelines/31",
    variables: [{ key: "COVEO_TOKEN", value: "never shown" }],
    ...attributes,
  },
  merge_request: null,
  user: null,
  commit: null,
  project: {
    id: 9,
    name: "Search Feeder",
    path_with_namespace: "acme/search/feeder",
    web_url: "https://gitlab.com/acme/search/feeder",
    default_branch: "main",
  },
  builds: [
    { id: 380, name: "deploy", status: "skipped", allow_failure: false },
    { id: 377, name: "push", status: "failed", allow_failure: false, failure_reason: "script_failure" },
    { id: 378, name: "lint", status: "failed", allow_failure: true },
    { id: 376, name: "build", status: "success", allow_failure: false },
  ],
  ...rest,
});

describe("GitLab's Pipeline Hook", () => {
  test("a failed pipeline is acted on, and read whole; a job that may fail is none of its causes", () => {
    expect(read(pipeline())).toEqual({
      kind: "read",
      reading: {
        outcome: "failed",
        acts: true,
        recovers: false,
        project: "acme/search/feeder",
        projectId: "9",
        branch: "main",
        commit: "bcbb5ec396a2c0f828686f14fac9b80b780504f2",
        runId: "31",
        attempt: null,
        occasion: "2026-11-20T10:00:00.000Z",
        runUrl: "https://gitlab.com/acme/search/feeder/-/pipelines/31",
        workflow: "Nightly push",
        defaultBranch: "main",
        occurredAt: "2026-11-20T10:00:00.000Z",
        jobs: [{ id: "377", name: "push", outcome: "failed" }],
      },
    });
  });

  test.each([
    ["failed", "failed", true],
    ["success", "recovered", false],
  ])("a pipeline that is %s is %s", (status, outcome, acts) => {
    expect(read(pipeline({ status }))).toMatchObject({ reading: { outcome, acts, recovers: outcome === "recovered" } });
  });

  test.each([
    "created",
    "waiting_for_resource",
    "preparing",
    "waiting_for_callback",
    "pending",
    "running",
    "canceling",
    "canceled",
    "skipped",
    "manual",
    "scheduled",
    "FAILED",
    "a_value_of_next_year",
    null,
  ])("a pipeline that is %s is neither, whatever its label says", (status) => {
    expect(read(pipeline({ status, detailed_status: "failed" }))).toMatchObject({ reading: { outcome: "other", acts: false, jobs: [] } });
  });

  test("a pipeline that passed has, as GitLab's own example, a failed build, and still passed", () => {
    expect(read(pipeline({ status: "success", detailed_status: "failed" }))).toMatchObject({ reading: { outcome: "recovered", jobs: [] } });
  });

  test("retried and failed again, it is another occasion of the same run", () => {
    const occasions = ["2026-11-20 10:00:00 UTC", "2026-11-20 11:00:00 UTC"].map((finished_at) => read(pipeline({ finished_at })));
    expect(occasions).toMatchObject([
      { reading: { runId: "31", occasion: "2026-11-20T10:00:00.000Z" } },
      { reading: { runId: "31", occasion: "2026-11-20T11:00:00.000Z" } },
    ]);
  });

  test("without its end, the newest of the failed jobs tells the occasions apart", () => {
    const job = (id: number) => ({ id, name: "push", status: "failed", allow_failure: false });
    expect(read(pipeline({ finished_at: null }, { builds: [job(99), job(377), job(100)] }))).toMatchObject({ reading: { occasion: "377", occurredAt: null } });
    expect(read(pipeline({ finished_at: null }, { builds: [] }))).toMatchObject({ reading: { occasion: null } });
  });

  test("a merge request's pipeline belongs to the branch it comes from", () => {
    const ref = "refs/merge-requests/7/head";
    expect(read(pipeline({ ref }, { merge_request: { source_branch: "fix-push" } }))).toMatchObject({ reading: { branch: "fix-push" } });
    expect(read(pipeline({ ref }))).toMatchObject({ reading: { branch: null } });
    expect(read(pipeline({ ref: "main" }, { merge_request: { source_branch: "fix-push" } }))).toMatchObject({ reading: { branch: "main" } });
  });

  test("a fork's merge request that passed ends nothing: its branch is another one, whatever its name", () => {
    const passed = (request: object) => read(pipeline({ status: "success", ref: "refs/merge-requests/7/head" }, { merge_request: { source_branch: "main", ...request } }));
    expect(passed({ source_project_id: 2, target_project_id: 1 })).toMatchObject({ reading: { outcome: "recovered", recovers: false } });
    expect(passed({ source_project_id: 1, target_project_id: 1 })).toMatchObject({ reading: { recovers: true } });
    expect(passed({})).toMatchObject({ reading: { recovers: true } });
  });

  test("the link is GitLab's own, and built where an older version sends none", () => {
    expect(read(pipeline({ url: "https://gitlab.com/acme/moved/-/pipelines/31" }))).toMatchObject({ reading: { runUrl: "https://gitlab.com/acme/moved/-/pipelines/31" } });
    expect(read(pipeline({ url: undefined }))).toMatchObject({ reading: { runUrl: "https://gitlab.com/acme/search/feeder/-/pipelines/31" } });
  });

  test("nulls and missing fields are survived", () => {
    const bare = { object_kind: "pipeline", object_attributes: { id: "31", status: "failed" }, project: { web_url: "https://gitlab.com/acme/feeder" }, builds: null };
    expect(read(bare)).toMatchObject({
      reading: { outcome: "failed", acts: true, project: "acme/feeder", projectId: null, branch: null, commit: null, runId: "31", workflow: null, jobs: [] },
    });
    expect(read({ ...bare, builds: [{ name: null }], project: {} })).toMatchObject({ reading: { outcome: "failed", project: null, runUrl: null, jobs: [] } });
  });

  test.each([
    ["no JSON", "{"],
    ["an array", "[]"],
    ["a pipeline without its id", pipeline({ id: null })],
    ["an id that is a path", pipeline({ id: "31/../../2" })],
    ["a project whose path would leave its place", pipeline({}, { project: { id: 1, path_with_namespace: "acme/../other" } })],
    ["a project whose path ends in dots", pipeline({}, { project: { id: 1, path_with_namespace: "acme/.." } })],
    ["a project's path with a query", pipeline({}, { project: { id: 1, path_with_namespace: "acme/feeder?x=" } })],
    ["a project's path of one name", pipeline({}, { project: { id: 1, path_with_namespace: "feeder" } })],
    ["a pipeline without a project", pipeline({}, { project: null })],
  ])("%s is malformed", (_, body) => {
    expect(read(body)).toMatchObject({ kind: "malformed" });
  });

  test("what is no UTF-8 is malformed", () => {
    const body = Buffer.from(JSON.stringify(pipeline()).replace("Nightly", "Nightl\u00ff"), "latin1");
    expect(gitlab.read({ headers: {}, body })).toEqual({ kind: "malformed", message: "the body is not JSON" });
  });

  test("a malformed body's message names places, never values", () => {
    expect(read(pipeline({}, { project: { path_with_namespace: "secret value" } }))).toEqual({
      kind: "malformed",
      message: "not as expected: project.path_with_namespace",
    });
  });
});

describe("GitLab's other hooks", () => {
  const job = (changes: object = {}) => ({
    object_kind: "build",
    ref: "main",
    sha: "95d49d1efbd941908580e79d65e4b5ecaf4a8305",
    build_id: 3580121225,
    build_name: "push",
    build_status: "failed",
    build_finished_at: "2026-11-20 10:00:00 UTC",
    build_allow_failure: false,
    build_failure_reason: "script_failure",
    pipeline_id: 31,
    project_id: 9,
    project_name: "Acme / Search / Feeder",
    commit: { id: 31, sha: null },
    repository: { homepage: "https://gitlab.com/acme/search/feeder" },
    ...changes,
  });

  test("a failed job says so, and is not acted on; its project is the path, not the name people read", () => {
    expect(read(job())).toMatchObject({
      reading: {
        outcome: "failed",
        acts: false,
        recovers: false,
        project: "acme/search/feeder",
        projectId: "9",
        branch: "main",
        commit: "95d49d1efbd941908580e79d65e4b5ecaf4a8305",
        runId: "31",
        runUrl: "https://gitlab.com/acme/search/feeder/-/jobs/3580121225",
        occurredAt: "2026-11-20T10:00:00.000Z",
        jobs: [{ id: "3580121225", name: "push", outcome: "failed" }],
        reason: "the pipeline itself is reported as Pipeline Hook",
      },
    });
  });

  test.each([
    ["created", "other"],
    ["running", "other"],
    ["success", "recovered"],
    ["canceled", "other"],
  ])("a job that is %s is %s, although it has a reason of failure", (build_status, outcome) => {
    expect(read(job({ build_status }))).toMatchObject({ reading: { outcome, acts: false, recovers: false, jobs: [{ outcome }] } });
  });

  test("a job that may fail is no failure", () => {
    expect(read(job({ build_allow_failure: true }))).toMatchObject({ reading: { outcome: "other", reason: "the job is allowed to fail" } });
    expect(read(job({ build_status: "success", build_allow_failure: true }))).toMatchObject({ reading: { outcome: "recovered" } });
  });

  test("the newer versions' project is taken before the repository", () => {
    const project = { path_with_namespace: "acme/renamed", web_url: "https://git.example.com/gitlab/acme/renamed" };
    expect(read(job({ project }))).toMatchObject({ reading: { project: "acme/renamed", runUrl: "https://git.example.com/gitlab/acme/renamed/-/jobs/3580121225" } });
  });

  test("a push is of no interest", () => {
    expect(read({ object_kind: "push", project: {} }, { "x-gitlab-event": "Pipeline Hook" })).toMatchObject({ reading: { outcome: "other", acts: false, project: null } });
  });

  test("where a template of one's own leaves out the kind, the header says it", () => {
    const { object_kind: _, ...body } = pipeline();
    expect(read(body, { "x-gitlab-event": "Pipeline Hook" })).toMatchObject({ reading: { outcome: "failed", acts: true } });
    expect(read(body)).toMatchObject({ reading: { outcome: "other", acts: false } });
  });
});

test.each([
  ["https://gitlab.com/acme/search/feeder/-/pipelines/31", { name: "acme/search/feeder", runId: "31", attempt: 1 }],
  ["https://gitlab.com/acme/feeder/-/pipelines/31/builds?x=1", { name: "acme/feeder", runId: "31", attempt: 1 }],
  ["https://gitlab.com/acme/feeder/-/jobs/377", undefined],
  ["https://gitlab.com/acme%2F..%2Fx/-/pipelines/31", undefined],
  ["https://gitlab.com/feeder/-/pipelines/31", undefined],
  ["https://gitlab.com/acme/feeder", undefined],
])("the run at %s", (url, expected) => {
  expect(gitlab.runAt(new URL(url))).toEqual(expected);
});
