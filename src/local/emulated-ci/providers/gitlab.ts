// https://docs.gitlab.com/user/project/integrations/webhook_events/#pipeline-events
import type { EmulatedProvider } from "../emulated-provider.ts";
import { commitOf, numberOf } from "../emulated-run.ts";
import { localToken } from "../local-token.ts";

export const gitlab: EmulatedProvider = {
  name: "gitlab",
  label: "GitLab",
  family: "hosted",
  passes: true,
  settings: ({ api }) => ({ GITLAB_API_URL: api, GITLAB_TOKEN: localToken("gitlab") }),
  project: (owner, name) => `${owner}/${name}`,
  delivery: (run, outcome) => {
    const name = gitlab.project(run.owner, run.project);
    const status = outcome === "failed" ? "failed" : "success";
    const home = `https://gitlab.com/${name}`;
    const body = {
      object_kind: "pipeline",
      object_attributes: { id: Number(run.id), ref: "main", tag: false, sha: commitOf(run), status, finished_at: run.at.toISOString().replace("T", " ").replace(/\..*/, " UTC"), url: `${home}/-/pipelines/${run.id}` },
      project: { id: numberOf(name), path_with_namespace: name, web_url: home, default_branch: "main" },
      builds: [{ id: Number(run.id), name: run.job, status, allow_failure: false }],
    };
    return { kind: "http", headers: { "x-gitlab-event": "Pipeline Hook" }, body: JSON.stringify(body) };
  },
  credentials: { header: "private-token", like: /^\S+$/ },
  api: ({ path, find }) => {
    const [, pipeline, job] = /^\/api\/v4\/projects\/[^/]+\/(?:pipelines\/(\d{10})\/jobs|jobs\/(\d{10})\/trace)$/.exec(path) ?? [];
    const ofPipeline = find(pipeline);
    if (ofPipeline !== undefined) return { kind: "json", body: [{ id: Number(ofPipeline.id), name: ofPipeline.job, status: "failed", allow_failure: false }] };
    const run = find(job);
    // Sections are marked.
    const lines = run === undefined ? [] : ["\u001b[0KRunning with gitlab-runner 18.0.0\u001b[0;m", "section_start:1700000000:step_script\r\u001b[0K\u001b[36;1mExecuting step_script\u001b[0;m", ...run.lines, "\u001b[31;1mERROR: Job failed: exit code 1\u001b[0;m", ""];
    return run === undefined ? undefined : { kind: "text", text: lines.join("\n"), logOf: run.id };
  },
};
