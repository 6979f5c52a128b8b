import type { Sample } from "./gallery.ts";
import { logOf } from "./log-of.ts";
import type { SampleRun } from "./runs.ts";

export type Outcome = "failed" | "passed";

type SampleDelivery = { provider: Sample["provider"]; event: Record<string, string>; body: string };

/** The body that a provider delivers when a run ends, and the headers that name its kind; it is signed elsewhere. */
export const deliveryOf = ({ runId, attempt, sample, project, projectId, at, url }: SampleRun, outcome: Outcome): SampleDelivery => {
  const ended = at.toISOString();
  const commit = runId.padEnd(40, "9b1c5a4e0d3f4a7e8b2c6d1f0a9e8b");
  switch (sample.provider) {
    case "github":
      return {
        provider: "github",
        event: { "x-github-event": "workflow_run" },
        body: JSON.stringify({
          action: "completed",
          workflow_run: { id: Number(runId), run_attempt: attempt, name: "nightly", head_branch: "main", head_sha: commit, status: "completed", conclusion: outcome === "failed" ? "failure" : "success", html_url: url, updated_at: ended, event: "push", head_repository: { id: projectId, full_name: project } },
          repository: { id: projectId, full_name: project, default_branch: "main" },
        }),
      };
    case "gitlab":
      return {
        provider: "gitlab",
        event: { "x-gitlab-event": "Pipeline Hook" },
        body: JSON.stringify({
          object_kind: "pipeline",
          object_attributes: { id: Number(runId), ref: "main", tag: false, sha: commit, status: outcome === "failed" ? "failed" : "success", finished_at: ended.replace("T", " ").replace(/\..*/, " UTC"), url },
          project: { id: projectId, path_with_namespace: project, web_url: url.replace(/\/-\/.*/, ""), default_branch: "main" },
          builds: [{ id: Number(runId), name: sample.job, status: outcome === "failed" ? "failed" : "success", allow_failure: false }],
        }),
      };
    case "report":
      return { provider: "report", event: {}, body: JSON.stringify({ project, runId, attempt, branch: "main", commit, runUrl: url, occurredAt: ended, log: logOf(sample, at) }) };
  }
};
