import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { circleci } from "../../../../src/adapters/ci/providers/circleci.ts";
import { UnavailableError } from "../../../../src/errors.ts";
import { useLogApi } from "../../../support/log-api.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const by = (secrets: string[]) => ({ secrets, options: {}, now: new Date(), fetchText: () => Promise.reject(new Error("fetched")) });
const read = (body: unknown, headers: Record<string, string> = {}) =>
  circleci.read({ headers, body: bytes(typeof body === "string" ? body : JSON.stringify(body)) });

describe("CircleCI's signature", () => {
  const verify = (signature: string | undefined, body: string, secrets: string[]) =>
    circleci.verify({ headers: signature === undefined ? {} : { "circleci-signature": signature }, body: bytes(body) }, by(secrets));
  const foo = "773ba44693c7553d6ee20f61ea5d2757a9a4f4a44d2841ae4e95b52e4cd62db4";

  // https://circleci.com/docs/guides/integration/outbound-webhooks/#validate-webhooks
  test.each([
    ["hello world", "secret", "734cc62f32841568f45715aeb9f4d7891324e6d948e4c6c60c0621cdac48623a"],
    ["lalala", "another-secret", "daa220016c8f29a8b214fbfc3671aeec2145cfb1e6790184ffb38b6d0425fa00"],
    ["an-important-request-payload", "hunter123", "9be2242094a9a8c00c64306f382a7f9d691de910b4a266f67bd314ef18ac49fa"],
    ["foo", "secret", foo],
  ])("CircleCI's published example %s verifies", async (body, secret, signature) => {
    expect(await verify(`v1=${signature}`, body, [secret])).toBe(true);
  });

  test("of several versions the known one is checked, wherever it stands", async () => {
    expect(await verify(`v1=${foo},v2=a=b,v3=c`, "foo", ["secret"])).toBe(true);
    expect(await verify(`v2=a=b,v1=${foo}`, "foo", ["secret"])).toBe(true);
  });

  test("in a rotation the previous secret verifies too", async () => {
    expect(await verify(`v1=${foo}`, "foo", ["the-new-one", "secret"])).toBe(true);
  });

  test.each([
    ["no signature", undefined],
    ["an empty one", ""],
    ["an empty v1", "v1="],
    ["another body's", `v1=${foo.replace("7", "8")}`],
    ["its beginning", `v1=${foo.slice(0, -1)}`],
    ["one without its version", foo],
    ["one of another version", `v2=${foo}`],
    ["one with another name that ends alike", `xv1=${foo}`],
    ["one with more after it", `v1=${foo}=`],
    ["the secret itself", "v1=secret"],
  ])("%s is refused", async (_, signature) => {
    expect(await verify(signature, "foo", ["secret"])).toBe(false);
  });

  test("without a secret nothing is accepted", async () => {
    expect(await verify(`v1=${foo}`, "foo", [])).toBe(false);
    expect(await verify(`v1=${createHmac("sha256", "").update("foo").digest("hex")}`, "foo", [""])).toBe(false);
  });
});

const uuid = "fda08377-fe7e-46b1-8992-3a7aaecac9c3";
const workflow = (changes: object = {}, rest: object = {}) => ({
  id: "3888f21b-eaa7-38e3-8f3d-75a63bba8895",
  type: "workflow-completed",
  happened_at: "2026-11-20T10:00:01.317Z",
  webhook: { id: "cf8c4fdd-0587-4da1-b4ca-4846e9640af9", name: "Coveo Error Bot" },
  project: { id: "84996744-a854-4f5e-aea3-04e2851dc1d2", name: "search-feeder", slug: "github/acme/search-feeder" },
  organization: { id: "f22b6566-597d-46d5-ba74-99ef5bb3d85c", name: "acme" },
  workflow: {
    id: uuid,
    name: "nightly-push",
    created_at: "2026-11-20T09:59:00Z",
    stopped_at: "2026-11-20T10:00:00.170Z",
    url: `https://app.circleci.com/pipelines/github/acme/search-feeder/130/workflows/${uuid}`,
    status: "failed",
    ...changes,
  },
  pipeline: { id: "1285fe1d", number: 130, trigger: { type: "webhook" }, vcs: { branch: "main", revision: "1dc6aa69429bff4806ad6afe58d3d8f57e25973e", commit: { subject: null } } },
  ...rest,
});

describe("CircleCI's workflow-completed", () => {
  test("a failed workflow is acted on, and read whole", () => {
    expect(read(workflow())).toEqual({
      kind: "read",
      reading: {
        outcome: "failed",
        acts: true,
        recovers: false,
        project: "github/acme/search-feeder",
        projectId: "84996744-a854-4f5e-aea3-04e2851dc1d2",
        branch: "main",
        commit: "1dc6aa69429bff4806ad6afe58d3d8f57e25973e",
        runId: uuid,
        attempt: null,
        occasion: null,
        runUrl: `https://app.circleci.com/pipelines/github/acme/search-feeder/130/workflows/${uuid}`,
        workflow: "nightly-push",
        defaultBranch: null,
        occurredAt: "2026-11-20T10:00:00.170Z",
        jobs: [],
      },
    });
  });

  test.each([
    ["failed", "failed", true],
    ["error", "failed", true],
    ["success", "recovered", false],
    ["canceled", "other", false],
    ["unauthorized", "other", false],
    ["Failed", "other", false],
    ["a_value_of_next_year", "other", false],
    [null, "other", false],
  ])("a workflow with the status %s is %s", (status, outcome, acts) => {
    expect(read(workflow({ status }))).toMatchObject({ reading: { outcome, acts, recovers: outcome === "recovered" } });
  });

  test("of a workflow that was not authorized it is said that nothing ran", () => {
    expect(read(workflow({ status: "unauthorized" }))).toMatchObject({ reading: { reason: "nothing ran: whoever started it may not" } });
  });

  const revision = "850a1519f25d14e968649cc420d1bd381715c05c";
  test.each([
    ["a branch by OAuth", { vcs: { branch: "main", revision } }, "main", revision],
    ["a tag by OAuth", { vcs: { branch: null, revision, commit: { subject: null, author: { name: null } } } }, null, revision],
    ["a branch by the GitHub App or GitLab", { trigger_parameters: { git: { tag: "", branch: "main", checkout_sha: revision } } }, "main", revision],
    ["a tag by the GitHub App or GitLab", { trigger_parameters: { git: { tag: "v1", branch: "", checkout_sha: revision } } }, null, revision],
    ["a call of the API or a schedule", { trigger: { type: "api" }, trigger_parameters: {} }, null, null],
    ["empty texts", { vcs: { branch: "", revision: "" } }, null, null],
    ["nulls", { vcs: null, trigger_parameters: null }, null, null],
  ])("a pipeline started for %s", (_, pipeline, branch, commit) => {
    expect(read(workflow({}, { pipeline }))).toMatchObject({ reading: { outcome: "failed", acts: true, branch, commit } });
  });

  test("an opaque slug is the project's name", () => {
    const slug = "circleci/DdaVtNusHqi24D4YT3X4eu/6EkDPZoN4ZdMKKZtBkRodt";
    expect(read(workflow({}, { project: { slug } }))).toMatchObject({ reading: { project: slug, projectId: null } });
  });

  test("nulls and missing fields are survived", () => {
    const bare = { type: "workflow-completed", project: { slug: "gh/acme/x" }, workflow: { id: uuid, status: "failed", url: null } };
    expect(read(bare)).toMatchObject({ reading: { outcome: "failed", acts: true, branch: null, commit: null, runUrl: null, workflow: null, occurredAt: null } });
  });

  test.each([
    ["no JSON", "{"],
    ["an array", "[]"],
    ["a workflow without its id", workflow({ id: null })],
    ["a workflow's id that is a path", workflow({ id: "a/../b" })],
    ["a workflow's id with a query", workflow({ id: "a?b" })],
    ["no project", workflow({}, { project: null })],
    ["a slug that would leave its place", workflow({}, { project: { slug: "gh/../me" } })],
    ["a slug that ends in dots", workflow({}, { project: { slug: "gh/acme/.." } })],
    ["a slug of two names", workflow({}, { project: { slug: "acme/x" } })],
    ["a slug with a query", workflow({}, { project: { slug: "gh/acme/x?y=" } })],
  ])("%s is malformed", (_, body) => {
    expect(read(body)).toMatchObject({ kind: "malformed" });
  });

  test("a malformed body's message names places, never values", () => {
    expect(read(workflow({}, { project: { slug: "secret value" } }))).toEqual({ kind: "malformed", message: "not as expected: project.slug" });
  });
});

describe("CircleCI's other events", () => {
  const job = (changes: object = {}) => {
    const { workflow: run, ...rest } = workflow({ status: undefined });
    const fields = { id: "8b91f9a8-7975-4e60-916c-f0152ccbc937", name: "push", number: 136, status: "failed", stopped_at: "2026-11-20T09:59:59Z", ...changes };
    return { ...rest, workflow: run, type: "job-completed", job: fields };
  };

  test("a failed job says so, and is not acted on", () => {
    expect(read(job())).toMatchObject({
      reading: {
        outcome: "failed",
        acts: false,
        recovers: false,
        runId: uuid,
        branch: "main",
        occurredAt: "2026-11-20T09:59:59.000Z",
        jobs: [{ id: "136", name: "push", outcome: "failed" }],
        reason: "the workflow itself is reported as workflow-completed",
      },
    });
  });

  test.each([
    ["success", "recovered"],
    ["canceled", "other"],
    ["unauthorized", "other"],
    [null, "other"],
  ])("a job with the status %s is %s", (status, outcome) => {
    expect(read(job({ status }))).toMatchObject({ reading: { outcome, acts: false, recovers: false, jobs: [{ outcome }] } });
  });

  test("a job without a number has its id", () => {
    expect(read(job({ number: null }))).toMatchObject({ reading: { jobs: [{ id: "8b91f9a8-7975-4e60-916c-f0152ccbc937" }] } });
  });

  test("a ping is of no interest", () => {
    expect(read({ id: "d1264809", type: "ping", happened_at: "2026-11-20T10:00:00Z", webhook: { name: "x" } })).toMatchObject({ reading: { outcome: "other", acts: false, project: null } });
  });
});

describe("CircleCI's API", () => {
  // The storage is the same server by another name, so that its host differs.
  const api = useLogApi(circleci, (host) => ({ logHosts: [host.replace("127.0.0.1", "localhost")] }));
  const storage = (path: string, host = api.host().replace("127.0.0.1", "localhost")) => `http://${host}${path}`;
  const run = { project: "github/acme/search-feeder", runId: uuid };
  const job = "/api/v1.1/project/github/acme/search-feeder/136";
  const step = (...actions: object[]) => ({ name: "push", actions: actions.map((action, index) => ({ index, has_output: true, ...action })) });
  const messages = (...texts: string[]) => texts.map((message) => ({ type: "out", time: "2026-11-20T10:00:00Z", message }));

  test("the jobs that failed are listed, page after page", async () => {
    api.answers[`/api/v2/workflow/${uuid}/job`] = {
      items: [
        { name: "build", status: "success", job_number: 135 },
        { name: "approve", status: "failed", type: "approval" },
        { name: "push", status: "failed", job_number: 136 },
        { name: "push", status: "retried", job_number: 134 },
      ],
      next_page_token: "AB=",
    };
    api.answers[`/api/v2/workflow/${uuid}/job?page-token=AB%3D`] = {
      items: [
        { name: "slow", status: "timedout", job_number: 137 },
        { name: "lost", status: "infrastructure_fail", job_number: 138 },
        { name: "stopped", status: "canceled", job_number: 139 },
        { name: "not allowed", status: "unauthorized", job_number: 140 },
      ],
      next_page_token: null,
    };
    expect(await api.failedJobs(run)).toEqual([
      { id: "136", name: "push" },
      { id: "137", name: "slow" },
      { id: "138", name: "lost" },
    ]);
    expect(api.seen.map(({ headers }) => headers["circle-token"])).toEqual(["a-token", "a-token"]);
  });

  test("the log is what the failed steps said, fetched without the token", async () => {
    api.answers[job] = {
      steps: [
        step({ status: "success", output_url: storage("/fine") }),
        step({ failed: true, output_url: storage("/one") }, { status: "success", output_url: storage("/fine") }, { status: "timedout", output_url: storage("/two") }),
        step({ status: "failed", failed: true, has_output: false, output_url: null }),
      ],
    };
    api.answers["/one"] = messages("first\r\n", "second");
    api.answers["/two"] = messages("third\n");
    expect(await api.log(run, "136")).toBe("first\r\nsecond\nthird\n");
    expect(api.seen.map(({ path, headers }) => [path, headers["circle-token"]])).toEqual([
      [job, "a-token"],
      ["/one", undefined],
      ["/two", undefined],
    ]);
  });

  test("where no step is marked as failed, all of them are read", async () => {
    api.answers[job] = { steps: [step({ status: "success", output_url: storage("/one") }), step({ status: "success", output_url: storage("/two") })] };
    api.answers["/one"] = messages("first\n");
    api.answers["/two"] = messages("second\n");
    expect(await api.log(run, "136")).toBe("first\n\nsecond\n");
  });

  test("a job without any output is told", async () => {
    api.answers[job] = { steps: [step({ status: "failed", failed: true })] };
    expect(await api.log(run, "136")).toEqual({ kind: "unavailable", reason: "none of the job's steps has an output" });
  });

  test("an output elsewhere than on the log hosts is not fetched", async () => {
    api.answers[job] = { steps: [step({ failed: true, output_url: "http://169.254.169.254/latest/meta-data/" })] };
    await expect(api.log(run, "136")).rejects.toThrow("169.254.169.254, which is not among the log hosts");
  });

  test("an output that is gone is told; when another one was read before it, all are tried again with new addresses", async () => {
    api.answers[job] = { steps: [step({ failed: true, output_url: storage("/one") }, { failed: true, output_url: storage("/two") })] };
    expect(await api.log(run, "136")).toEqual({ kind: "unavailable", reason: "the output of a step cannot be had: not found (404)" });
    api.answers["/one"] = messages("first\n");
    api.answers["/two"] = 403;
    await expect(api.log(run, "136")).rejects.toThrow(UnavailableError);
  });

  test("an output that is cut short, or in another shape, is tried again", async () => {
    api.answers[job] = { steps: [step({ failed: true, output_url: storage("/one") })] };
    api.answers["/one"] = '[{"message":"fir';
    await expect(api.log(run, "136")).rejects.toThrow(UnavailableError);
  });
});

test.each([
  [`https://app.circleci.com/pipelines/github/acme/search-feeder/130/workflows/${uuid}`, { name: "github/acme/search-feeder", runId: uuid, attempt: 1 }],
  [`https://app.circleci.com/pipelines/gh/acme/search-feeder/130/workflows/${uuid}`, { name: "github/acme/search-feeder", runId: uuid, attempt: 1 }],
  [`https://app.circleci.com/pipelines/bb/acme/search-feeder/130/workflows/${uuid}`, { name: "bitbucket/acme/search-feeder", runId: uuid, attempt: 1 }],
  [`https://app.circleci.com/pipelines/circleci/Dda/6Ek/1/workflows/${uuid}/jobs/136`, { name: "circleci/Dda/6Ek", runId: uuid, attempt: 1 }],
  ["https://app.circleci.com/pipelines/github/acme/search-feeder/130", undefined],
  [`https://app.circleci.com/pipelines/github/acme/a%2Fb/130/workflows/${uuid}`, undefined],
  ["https://app.circleci.com/", undefined],
])("the run at %s", (url, expected) => {
  expect(circleci.runAt(new URL(url))).toEqual(expected);
});
