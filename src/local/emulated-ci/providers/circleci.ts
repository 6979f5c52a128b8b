// https://circleci.com/docs/reference/outbound-webhooks-reference/
import type { EmulatedProvider } from "../emulated-provider.ts";
import { commitOf, numberOf, uuidOf } from "../emulated-run.ts";
import { localToken } from "../local-token.ts";

export const circleci: EmulatedProvider = {
  name: "circleci",
  label: "CircleCI",
  family: "hosted",
  passes: true,
  settings: ({ api, storage }) => ({ CIRCLECI_API_URL: api, CIRCLECI_LOG_HOSTS: storage, CIRCLECI_TOKEN: localToken("circleci") }),
  project: (owner, name) => `gh/${owner}/${name}`,
  delivery: (run, outcome) => {
    const slug = circleci.project(run.owner, run.project);
    const id = uuidOf(run);
    const ended = run.at.toISOString();
    const body = {
      id,
      type: "workflow-completed",
      happened_at: ended,
      project: { id: String(numberOf(slug)), name: run.project, slug },
      workflow: { id, name: "nightly", status: outcome === "failed" ? "failed" : "success", stopped_at: ended, url: `https://app.circleci.com/pipelines/${slug}/12/workflows/${id}` },
      pipeline: { number: 12, vcs: { provider_name: "github", branch: "main", revision: commitOf(run) } },
    };
    return { kind: "http", headers: { "circleci-event-type": "workflow-completed" }, body: JSON.stringify(body) };
  },
  credentials: { header: "circle-token", like: /^\S+$/ },
  api: ({ path, storage, find }) => {
    const ofWorkflow = find(/^\/api\/v2\/workflow\/[\w-]+(\d{10})\/job$/.exec(path)?.[1]);
    if (ofWorkflow !== undefined) return { kind: "json", body: { items: [{ name: ofWorkflow.job, status: "failed", job_number: Number(ofWorkflow.id) }], next_page_token: null } };
    const run = find(/^\/api\/v1\.1\/project\/(?:[^/]+\/){3}(\d{10})$/.exec(path)?.[1]);
    const actions = [{ index: 0, status: "failed", failed: true, has_output: true, output_url: `${storage}/${run?.id}` }];
    return run === undefined ? undefined : { kind: "json", body: { build_num: Number(run.id), steps: [{ name: run.job, actions }] } };
  },
  // Messages are pieces of the output, not lines.
  stored: (run) => {
    const pieces = [...run.lines, "Exited with code exit status 1", ""].join("\r\n").match(/[^]{1,400}/g) ?? [];
    return { kind: "json", body: pieces.map((message) => ({ type: "out", time: run.at.toISOString(), message })), logOf: run.id };
  },
};
