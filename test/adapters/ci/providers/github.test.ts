import { describe, expect, test } from "vitest";
import { github } from "../../../../src/adapters/ci/providers/github.ts";
import { githubHeaders, workflowRunBody } from "../../../../infra/surroundings/github-delivery.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const by = (secrets: string[]) => ({ secrets, options: {}, now: new Date(), fetchText: () => Promise.reject(new Error("fetched")) });
const read = (event: string | undefined, body: unknown) =>
  github.read({ headers: event === undefined ? {} : { "x-github-event": event }, body: bytes(typeof body === "string" ? body : JSON.stringify(body)) });
const run = (changes: object = {}, action = "completed") => {
  const body = JSON.parse(workflowRunBody()) as { workflow_run: object };
  return { ...body, action, workflow_run: { ...body.workflow_run, ...changes } };
};

describe("GitHub's signature", () => {
  // https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
  const published = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
  const verify = (headers: Record<string, string>, secrets = ["It's a Secret to Everybody"]) =>
    github.verify({ headers, body: bytes("Hello, World!") }, by(secrets));

  test("GitHub's published example verifies", async () => {
    expect(await verify({ "x-hub-signature-256": published })).toBe(true);
  });

  test("without a signature, with a wrong one, or with the old SHA-1 one alone nothing verifies", async () => {
    expect(await verify({})).toBe(false);
    expect(await verify({ "x-hub-signature-256": published.replace("757", "758") })).toBe(false);
    expect(await verify({ "x-hub-signature-256": published.slice("sha256=".length) })).toBe(false);
    expect(await verify({ "x-hub-signature": "sha1=01dc10d0c83e72ed246219cdd91669667fe2ca59" })).toBe(false);
    expect(await verify({ "x-hub-signature-256": published }, [])).toBe(false);
  });
});

describe("GitHub's events", () => {
  test("a failed run is acted on, and read whole", () => {
    expect(read("workflow_run", run({ updated_at: "2026-11-20T14:02:33Z" }))).toEqual({
      kind: "read",
      reading: {
        outcome: "failed",
        acts: true,
        recovers: false,
        project: "acme/catalog-loader",
        projectId: "77001",
        branch: "main",
        commit: "3484a3fb816e0859fd6e1cea078d76385ff50625",
        runId: "1001",
        attempt: 1,
        occasion: null,
        runUrl: "https://github.com/acme/catalog-loader/actions/runs/1001",
        workflow: "Nightly push",
        defaultBranch: null,
        occurredAt: "2026-11-20T14:02:33Z",
        jobs: [],
      },
    });
  });

  test.each([
    ["failure", "failed", true],
    ["timed_out", "failed", true],
    ["startup_failure", "failed", true],
    ["success", "recovered", false],
    ["cancelled", "other", false],
    ["skipped", "other", false],
    ["neutral", "other", false],
    ["stale", "other", false],
    ["action_required", "other", false],
    ["a_value_of_next_year", "other", false],
    [null, "other", false],
  ])("a run that completed with %s is %s", (conclusion, outcome, acts) => {
    expect(read("workflow_run", run({ conclusion }))).toMatchObject({ reading: { outcome, acts, recovers: outcome === "recovered" } });
  });

  test("a fork's run that passed ends nothing: its branch is another one of the same name", () => {
    expect(read("workflow_run", run({ conclusion: "success", head_repository: { id: 99, full_name: "somebody/catalog-loader" } }))).toMatchObject({ reading: { outcome: "recovered", recovers: false } });
    expect(read("workflow_run", run({ conclusion: "success", head_repository: { id: 77001 } }))).toMatchObject({ reading: { recovers: true } });
    expect(read("workflow_run", run({ conclusion: "success", head_repository: null }))).toMatchObject({ reading: { recovers: true } });
  });

  test("a run that only started is nothing yet, whatever its conclusion says", () => {
    expect(read("workflow_run", run({ conclusion: "failure" }, "requested"))).toMatchObject({ reading: { outcome: "other", acts: false } });
  });

  test("nulls and missing fields are survived", () => {
    const bare = { action: "completed", repository: { full_name: "acme/x" }, workflow_run: { id: 7, conclusion: "failure", head_branch: null } };
    expect(read("workflow_run", bare)).toMatchObject({
      reading: { outcome: "failed", acts: true, projectId: null, branch: null, commit: null, runId: "7", attempt: 1, runUrl: null },
    });
  });

  test("a run from a fork belongs to the repository it ran in", () => {
    expect(read("workflow_run", run({ head_repository: { full_name: "stranger/fork" } }))).toMatchObject({ reading: { project: "acme/catalog-loader" } });
  });

  test("the other events of one failure say so, and are not acted on", () => {
    const repository = { id: 1, full_name: "acme/x" };
    const job = { action: "completed", repository, workflow_job: { id: 5, run_id: 7, name: "push", conclusion: "failure", head_branch: "main" } };
    expect(read("workflow_job", job)).toMatchObject({ reading: { outcome: "failed", acts: false, runId: "7", jobs: [{ id: "5", name: "push", outcome: "failed" }] } });
    const check = { action: "completed", repository, check_run: { id: 5, name: "push", conclusion: "timed_out", head_sha: "a", check_suite: { head_branch: "main" } } };
    expect(read("check_run", check)).toMatchObject({ reading: { outcome: "failed", acts: false, branch: "main" } });
    expect(read("check_suite", { action: "completed", repository, check_suite: { conclusion: "failure", url: "https://x/y" } })).toMatchObject({ reading: { outcome: "failed", acts: false } });
    expect(read("status", { repository, state: "error", sha: "a", target_url: null, branches: [] })).toMatchObject({ reading: { outcome: "failed", acts: false, branch: null } });
  });

  test("an event of no interest is other", () => {
    expect(read("ping", { zen: "Keep it logically awesome.", hook_id: 1 })).toMatchObject({ kind: "read", reading: { outcome: "other", acts: false, project: null } });
  });

  test.each([
    ["no JSON", "{"],
    ["an array", "[]"],
    ["a run without its id", { action: "completed", repository: { full_name: "a/b" }, workflow_run: { conclusion: "failure" } }],
    ["a repository name that would leave its path", { ...run(), repository: { id: 1, full_name: "../../user" } }],
    ["a repository name with a query", { ...run(), repository: { id: 1, full_name: "a/b?x=" } }],
    ["an owner that is a path segment of dots", { ...run(), repository: { id: 1, full_name: "../user" } }],
    ["a repository that is a path segment of dots", { ...run(), repository: { id: 1, full_name: "a/.." } }],
  ])("%s is malformed", (_, body) => {
    expect(read("workflow_run", body)).toMatchObject({ kind: "malformed" });
  });

  test("a malformed body's message names places, never values", () => {
    const result = read("workflow_run", { ...run(), repository: { full_name: "secret value" } });
    expect(result).toEqual({ kind: "malformed", message: "not as expected: repository.full_name" });
  });

  test("GitHub's default content type, a form, is read too; its signature covers the form", async () => {
    const body = Buffer.from(new URLSearchParams({ payload: workflowRunBody() }).toString());
    const headers = { ...githubHeaders(body, "a-secret-of-thirty-two-characters"), "content-type": "application/x-www-form-urlencoded" };
    expect(await github.verify({ headers, body }, by(["a-secret-of-thirty-two-characters"]))).toBe(true);
    expect(github.read({ headers, body })).toMatchObject({ reading: { outcome: "failed", acts: true } });
  });

  test("a body from a file, without its headers, is read by the key of its event", () => {
    expect(read(undefined, run())).toMatchObject({ reading: { outcome: "failed" } });
  });
});

test.each([
  ["https://github.com/acme/catalog-loader/actions/runs/1001", { name: "acme/catalog-loader", runId: "1001", attempt: undefined }],
  ["https://github.com/acme/catalog-loader/actions/runs/1001/job/7", { name: "acme/catalog-loader", runId: "1001", attempt: undefined }],
  ["https://github.com/acme/catalog-loader/actions/runs/1001/attempts/2", { name: "acme/catalog-loader", runId: "1001", attempt: 2 }],
  ["https://github.com/acme/catalog-loader/actions", undefined],
])("the address %s points at %o", (address, run) => {
  expect(github.runAt(new URL(address))).toStrictEqual(run);
});
