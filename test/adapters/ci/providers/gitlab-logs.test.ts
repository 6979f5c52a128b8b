import { describe, expect, test } from "vitest";
import { gitlab } from "../../../../src/adapters/ci/providers/gitlab.ts";
import { useLogApi } from "../../../support/log-api.ts";

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
