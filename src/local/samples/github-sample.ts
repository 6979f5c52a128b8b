import { readFileSync } from "node:fs";

/** The seeded run: what GitHub's API says of it, and the log of its failed job. */
export const githubSample = {
  repository: "acme/catalog-loader",
  runId: "1001",
  /** As GitHub's API tells of a run: the object that a delivery holds. */
  run: (runId: string, attempt: number) => ({
    id: Number(runId),
    run_attempt: attempt,
    name: "Nightly push",
    head_branch: "main",
    head_sha: "9b1c5a4e0d3f4a7e8b2c6d1f0a9e8b7c6d5e4f3a",
    status: "completed",
    conclusion: "failure",
    html_url: `https://github.com/acme/catalog-loader/actions/runs/${runId}`,
    updated_at: "2026-11-20T06:12:40Z",
    repository: { id: 77001, full_name: "acme/catalog-loader", default_branch: "main" },
  }),
  jobs: [
    { id: 2000, name: "build", conclusion: "success" },
    { id: 2001, name: "push to Coveo", conclusion: "failure" },
  ],
  logs: { "2001": readFileSync(new URL("github-job-2001.log", import.meta.url), "utf8") } as Record<string, string>,
};
