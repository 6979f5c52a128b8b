// https://docs.github.com/en/rest/actions/workflow-runs
import { githubSample } from "../../samples/github-sample.ts";
import type { EmulatedProvider } from "../emulated-provider.ts";
import { commitOf, numberOf, type EmulatedRun, type Outcome } from "../emulated-run.ts";
import { localToken } from "../local-token.ts";

const nameOf = ({ owner, project }: EmulatedRun): string => github.project(owner, project);

const runJson = (run: EmulatedRun, outcome: Outcome) => {
  const repository = { id: numberOf(nameOf(run)), full_name: nameOf(run), default_branch: "main" };
  return {
    id: Number(run.id),
    run_attempt: 1,
    name: "nightly",
    event: "push",
    head_branch: "main",
    head_sha: commitOf(run),
    head_repository: repository,
    status: "completed",
    conclusion: outcome === "failed" ? "failure" : "success",
    html_url: `https://github.com/${nameOf(run)}/actions/runs/${run.id}`,
    updated_at: run.at.toISOString(),
    repository,
  };
};

/** The seeded sample, and others that failed alike: runs 1000 to 1199. What was answered once is not answered again. */
const sampleAnswer = (path: string, storage: string): ReturnType<NonNullable<EmulatedProvider["api"]>> => {
  if (/^\/runs\/1[01]\d\d\/attempts\/[1-9]\d*\/jobs$/.test(path)) return { kind: "json", body: { total_count: githubSample.jobs.length, jobs: githubSample.jobs } };
  const [, runId, attempt = "1"] = /^\/runs\/(1[01]\d\d)(?:\/attempts\/([1-9]\d*))?$/.exec(path) ?? [];
  if (runId !== undefined) return { kind: "json", body: githubSample.run(runId, Number(attempt)) };
  const job = /^\/jobs\/(\d+)\/logs$/.exec(path)?.[1] ?? "";
  return githubSample.logs[job] === undefined ? undefined : { kind: "moved", to: `${storage}/${job}` };
};

export const github: EmulatedProvider = {
  name: "github",
  label: "GitHub",
  family: "hosted",
  passes: true,
  settings: ({ api, storage }) => ({ GITHUB_API_URL: api, GITHUB_LOG_HOSTS: storage, GITHUB_TOKEN: localToken("github") }),
  project: (owner, name) => `${owner}/${name}`,
  delivery: (run, outcome) => {
    const { repository, ...workflowRun } = runJson(run, outcome);
    return { kind: "http", headers: { "x-github-event": "workflow_run" }, body: JSON.stringify({ action: "completed", workflow_run: workflowRun, repository }) };
  },
  credentials: { header: "authorization", like: /^(Bearer|token) \S+$/ },
  api: ({ path, storage, find }) => {
    const [, name, actions = ""] = /^\/repos\/([^/]+\/[^/]+)\/actions(\/.*)$/.exec(path) ?? [];
    if (name === githubSample.repository) return sampleAnswer(actions, storage);
    const [, id, jobs] = /^\/runs\/(\d{10})(?:\/attempts\/1)?(\/jobs)?$/.exec(actions) ?? [];
    const run = find(id);
    if (run !== undefined && jobs !== undefined) return { kind: "json", body: { total_count: 1, jobs: [{ id: Number(run.id), name: run.job, conclusion: "failure" }] } };
    if (run !== undefined) return { kind: "json", body: runJson(run, "failed") };
    const job = find(/^\/jobs\/(\d{10})\/logs$/.exec(actions)?.[1]);
    return job === undefined ? undefined : { kind: "moved", to: `${storage}/${job.id}` };
  },
  // Each line is stamped with its time.
  stored: (run) => {
    const lines = [`Complete job name: ${run.job}`, "##[group]Run npm run job", "shell: /usr/bin/bash -e {0}", "##[endgroup]", ...run.lines, "##[error]Process completed with exit code 1."];
    const text = lines.map((line, at) => `${new Date(run.at.getTime() - (lines.length - at) * 1_000).toISOString().replace("Z", "0000Z")} ${line}\n`).join("");
    return { kind: "text", text, logOf: run.id };
  },
};
