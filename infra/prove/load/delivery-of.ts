import { randomUUID } from "node:crypto";
import { ciProviders } from "../../../src/adapters/ci/registry.ts";
import { ciSecret } from "../../surroundings/running-bot.ts";
import { logOf, type Run } from "./loads.ts";
import type { Sent } from "./send-at-once.ts";

const commit = "6c457d366a31696c989c011ab75b734d8485a9ba";

/** A run as its provider delivers it, signed as the provider signs. */
export const deliveryOf = async (run: Run): Promise<Sent> => {
  const { event, body } = contentOf(run);
  const headers = { "content-type": "application/json", ...event };
  const signed = await ciProviders[run.provider]?.sign?.({ headers, body: new TextEncoder().encode(body) }, { secret: ciSecret, now: new Date(), id: randomUUID() });
  return { path: `/ci/${run.provider}`, headers: { ...headers, ...signed }, body };
};

const contentOf = ({ provider, project, projectId, runId, at, error, outcome }: Run): { event?: Record<string, string>; body: string } => {
  const ended = at.toISOString();
  const by = <T>(failed: T, passed: T, started: T): T => ({ failed, passed, started })[outcome];
  switch (provider) {
    case "github":
      return {
        event: { "x-github-event": "workflow_run" },
        body: JSON.stringify({
          action: by("completed", "completed", "in_progress"),
          repository: { id: projectId, full_name: project, default_branch: "main" },
          workflow_run: { id: runId, run_attempt: 1, name: "nightly", event: "push", head_branch: "main", head_sha: commit, status: by("completed", "completed", "in_progress"), conclusion: by("failure", "success", null), html_url: `https://github.com/${project}/actions/runs/${runId}`, updated_at: ended, head_repository: { id: projectId, full_name: project } },
        }),
      };
    case "gitlab":
      return {
        event: { "x-gitlab-event": "Pipeline Hook" },
        body: JSON.stringify({
          object_kind: "pipeline",
          object_attributes: { id: runId, name: "nightly", ref: "main", sha: commit, status: by("failed", "success", "running"), finished_at: ended, url: `https://gitlab.com/${project}/-/pipelines/${runId}` },
          project: { id: projectId, path_with_namespace: project, web_url: `https://gitlab.com/${project}`, default_branch: "main" },
          builds: [{ id: runId, name: "push", status: by("failed", "success", "running"), allow_failure: false }],
        }),
      };
    case "buildkite": {
      const [organization, slug] = project.split("/");
      const web = `https://buildkite.com/${project}`;
      return {
        body: JSON.stringify({
          event: by("build.finished", "build.finished", "build.running"),
          build: { number: runId, state: by("failed", "passed", "running"), blocked: false, branch: "main", commit, url: web, web_url: `${web}/builds/${runId}`, finished_at: ended },
          pipeline: { id: `pipeline-${projectId}`, slug, name: slug, url: `https://api.buildkite.com/v2/organizations/${organization}/pipelines/${slug}`, web_url: web, default_branch: "main" },
        }),
      };
    }
    case "jenkins":
      return {
        body: JSON.stringify({
          name: project,
          url: project.split("/").map((each) => `job/${each}/`).join(""),
          build: { number: runId, queue_id: runId, full_url: "https://jenkins.acme.example/", timestamp: at.getTime(), phase: by("FINALIZED", "FINALIZED", "STARTED"), status: by("FAILURE", "SUCCESS", null), scm: { branch: "origin/main", commit } },
        }),
      };
    case "report":
      return { body: JSON.stringify({ project, runId, attempt: 1, branch: "main", commit, occurredAt: ended, log: logOf(error) }) };
  }
};
