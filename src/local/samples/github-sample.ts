import { readFileSync } from "node:fs";

/** The seeded run: what GitHub's API says of it, and the log of its failed job. */
export const githubSample = {
  repository: "acme/catalog-loader",
  runId: "1001",
  jobs: [
    { id: 2000, name: "build", conclusion: "success" },
    { id: 2001, name: "push to Coveo", conclusion: "failure" },
  ],
  logs: { "2001": readFileSync(new URL("github-job-2001.log", import.meta.url), "utf8") } as Record<string, string>,
};
