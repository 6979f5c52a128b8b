import { describe, expect, test } from "vitest";
import { buildkite } from "../../../../src/adapters/ci/providers/buildkite.ts";
import { useLogApi } from "../../../support/log-api.ts";

describe("Buildkite's API", () => {
  const logApi = useLogApi(buildkite);
  const run = { project: "acme/search-feeder", runId: "2" };
  const path = "/v2/organizations/acme/pipelines/search-feeder/builds/2";

  test("the jobs whose failure counts, and that ran, are listed", async () => {
    logApi.answers[path] = {
      state: "failed",
      jobs: [
        { id: "a", type: "script", name: "push", state: "failed", soft_failed: false },
        { id: "b", type: "script", name: null, step_key: "load", state: "timed_out" },
        { id: "c", type: "script", name: "lint", state: "failed", soft_failed: true },
        { id: "d", type: "script", name: "push", state: "failed", retried: true, retried_in_job_id: "a" },
        { id: "e", type: "script", name: "after", state: "broken" },
        { id: "f", type: "script", name: "no agent", state: "expired" },
        { id: "g", type: "trigger", name: "child", state: "failed" },
        { id: "h", type: "waiter", name: null },
        { type: "of next year" },
        { id: "i", type: "script", name: "build", state: "passed" },
        { id: "j", name: null, state: "failed" },
      ],
    };
    expect(await logApi.failedJobs(run)).toEqual([
      { id: "a", name: "push" },
      { id: "b", name: "load" },
      { id: "j", name: "job" },
    ]);
    expect(logApi.seen[0]?.headers["authorization"]).toBe("Bearer a-token");
  });

  test("a log is asked for as text, its last 64 MiB", async () => {
    logApi.answers[`${path}/jobs/a/log`] = "\u001b_bk;t=1700000000000\u0007the log\n";
    expect(await logApi.log(run, "a")).toBe("\u001b_bk;t=1700000000000\u0007the log\n");
    expect(logApi.seen[0]?.headers).toMatchObject({ accept: "text/plain", range: "bytes=-67108864", authorization: "Bearer a-token" });
  });

  test("an empty log, of which there is no last part, is told", async () => {
    logApi.answers[`${path}/jobs/a/log`] = 416;
    expect(await logApi.log(run, "a")).toEqual({ kind: "unavailable", reason: "it is empty (416)" });
  });

  test("a job's id cannot leave its place", async () => {
    await logApi.log(run, "../../../user");
    expect(logApi.seen[0]?.path).toBe(`${path}/jobs/..%2F..%2F..%2Fuser/log`);
  });
});

describe("Buildkite's API, configured with its version", () => {
  const logApi = useLogApi(buildkite, (host) => ({ apiUrl: `http://${host}/v2` }));

  test("is called at the same place", async () => {
    logApi.answers["/v2/organizations/acme/pipelines/search-feeder/builds/2/jobs/a/log"] = "the log";
    expect(await logApi.log({ project: "acme/search-feeder", runId: "2" }, "a")).toBe("the log");
  });
});
