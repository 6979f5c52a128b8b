import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { gitlab } from "../../../../src/adapters/ci/providers/gitlab.ts";
import { useLogApi } from "../../../support/log-api.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const at = new Date(1_700_000_000_000);
const by = (secrets: string[], now = at) => ({ secrets, options: {}, now, fetchText: () => Promise.reject(new Error("fetched")) });
const read = (body: unknown, headers: Record<string, string> = {}) =>
  gitlab.read({ headers, body: bytes(typeof body === "string" ? body : JSON.stringify(body)) });

describe("GitLab's signing token", () => {
  const signing = "whsec_BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=";
  const other = `whsec_${Buffer.alloc(32, 8).toString("base64")}`;
  const plain = "a-plain-token-of-thirty-two-chars";
  const signed = {
    "webhook-id": "msg_1",
    "webhook-timestamp": "1700000000",
    "webhook-signature": "v1,GUYTG6PESlUc9zqz9caW3Ow7s03dBJivBYPIUsz6J8o=",
  };
  const verify = (headers: Record<string, string>, secrets: string[], now = at, body = '{"object_kind":"pipeline"}') =>
    gitlab.verify({ headers, body: bytes(body) }, by(secrets, now));
  const without = (name: string) => Object.fromEntries(Object.entries(signed).filter(([key]) => key !== name));

  test("a signature that the standardwebhooks package computes verifies", async () => {
    expect(await verify(signed, [signing])).toBe(true);
  });

  test("in a rotation either token verifies, and the signature may stand among others", async () => {
    expect(await verify(signed, [other, signing])).toBe(true);
    const both = `v1,${"A".repeat(43)}= ${signed["webhook-signature"]}`;
    expect(await verify({ ...signed, "webhook-signature": both }, [signing])).toBe(true);
  });

  test.each([
    ["no header at all", {}],
    ["another body", signed, "{}"],
    ["another id", { ...signed, "webhook-id": "msg_2" }],
    ["another time", { ...signed, "webhook-timestamp": "1700000001" }],
    ["no id", without("webhook-id")],
    ["no time", without("webhook-timestamp")],
    ["no version", { ...signed, "webhook-signature": signed["webhook-signature"].slice(3) }],
    ["another version", { ...signed, "webhook-signature": signed["webhook-signature"].replace("v1,", "v2,") }],
    ["half a signature", { ...signed, "webhook-signature": signed["webhook-signature"].slice(0, 20) }],
    ["an empty signature", { ...signed, "webhook-signature": "" }],
    ["the token in plain", { "x-gitlab-token": signing }],
    ["the token in plain, beside another's signature", { ...signed, "webhook-signature": `v1,${"A".repeat(43)}=`, "x-gitlab-token": signing }],
  ])("with a signing token configured, %s is refused", async (_, headers, body?: string) => {
    expect(await verify(headers, [signing], at, body)).toBe(false);
  });

  test.each([
    [300, true],
    [301, false],
    [-300, true],
    [-301, false],
  ])("%i seconds after its time a signature is accepted: %s", async (seconds, accepted) => {
    expect(await verify(signed, [signing], new Date(at.getTime() + seconds * 1000))).toBe(accepted);
  });

  test("a signing token that is configured ends the plain one, also in a rotation", async () => {
    expect(await verify({ "x-gitlab-token": plain }, [signing, plain])).toBe(false);
    expect(await verify({ "x-gitlab-token": plain }, [plain, signing])).toBe(false);
  });

  test("where a plain token is configured, it or the previous one is asked for", async () => {
    expect(await verify({ "x-gitlab-token": plain }, [plain])).toBe(true);
    expect(await verify({ "x-gitlab-token": plain }, ["the-new-token-of-thirty-two-chars", plain])).toBe(true);
  });

  test.each([
    ["none", {}],
    ["an empty one", { "x-gitlab-token": "" }],
    ["its beginning", { "x-gitlab-token": plain.slice(0, -1) }],
    ["it and more", { "x-gitlab-token": `${plain}x` }],
    ["it in another case", { "x-gitlab-token": plain.toUpperCase() }],
    ["it where others have it", { authorization: `Bearer ${plain}` }],
    ["it beside a signature that does not verify", { ...signed, "x-gitlab-token": plain }],
    ["it beside an empty signature", { "webhook-signature": "", "x-gitlab-token": plain }],
  ])("with a plain token configured, %s is refused", async (_, headers) => {
    expect(await verify(headers, [plain])).toBe(false);
  });

  test("without a secret nothing is accepted", async () => {
    expect(await verify({ "x-gitlab-token": "" }, [])).toBe(false);
    expect(await verify({ "x-gitlab-token": "x" }, [])).toBe(false);
    const empty = createHmac("sha256", "").update('msg_1.1700000000.{"object_kind":"pipeline"}').digest("base64");
    expect(await verify({ ...signed, "webhook-signature": `v1,${empty}` }, [])).toBe(false);
    expect(await verify({ ...signed, "webhook-signature": `v1,${empty}` }, [""])).toBe(false);
  });
});

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

describe("GitLab's API", () => {
  const api = useLogApi(gitlab);
  const run = { project: "acme/search/feeder", runId: "31" };
  const jobs = (page: number) => `/api/v4/projects/acme%2Fsearch%2Ffeeder/pipelines/31/jobs?scope[]=failed&per_page=100&page=${page}`;

  test("the jobs that failed and were not allowed to are listed, page after page", async () => {
    const page = Array.from({ length: 100 }, (_, i) => ({ id: i, name: `job ${i}`, status: "failed", allow_failure: i > 0 }));
    api.answers[jobs(1)] = page;
    api.answers[jobs(2)] = [
      { id: 100, name: "push", status: "failed", allow_failure: false },
      { id: 101, name: "build", status: "success", allow_failure: false },
    ];
    expect(await api.failedJobs(run)).toEqual([
      { id: "0", name: "job 0" },
      { id: "100", name: "push" },
    ]);
    expect(api.seen.map(({ headers }) => headers["private-token"])).toEqual(["a-token", "a-token"]);
  });

  test("a log is the job's trace", async () => {
    api.answers["/api/v4/projects/acme%2Fsearch%2Ffeeder/jobs/377/trace"] = "section_start:1:x\r\u001b[0Kthe log\n";
    expect(await api.log(run, "377")).toBe("section_start:1:x\r\u001b[0Kthe log\n");
  });

  test("a job's id cannot leave its place", async () => {
    await api.log(run, "../../../user");
    expect(api.seen[0]?.path).toBe("/api/v4/projects/acme%2Fsearch%2Ffeeder/jobs/..%2F..%2F..%2Fuser/trace");
  });

  test("a project that cannot be seen is told", async () => {
    expect(await api.failedJobs(run)).toEqual({ kind: "unavailable", reason: "not found (404)" });
  });
});

describe("GitLab's API, configured with its version", () => {
  const api = useLogApi(gitlab, (host) => ({ apiUrl: `http://${host}/gitlab/api/v4/` }));

  test("is called at the same place", async () => {
    api.answers["/gitlab/api/v4/projects/acme%2Ffeeder/jobs/377/trace"] = "the log";
    expect(await api.log({ project: "acme/feeder", runId: "31" }, "377")).toBe("the log");
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
