import { buildEvent, pipelineEvent, snsMessage } from "./aws-events.ts";
import { workflowRunBody } from "../../infra/surroundings/github-delivery.ts";

type WholeBody = { provider: string; body: object; /** The body as the provider wraps it. */ wrap?: (body: unknown) => string };

const link = "https://ci.acme.example/run/501";
const commit = "6c457d366a31696c989c011ab75b734d8485a9ba";
const finished = "2026-11-20T10:00:00Z";

/** A failure that is acted on, of every provider (of some by each of their events). */
export const wholeBodies: WholeBody[] = [
  { provider: "aws-eventbridge", body: buildEvent() },
  { provider: "aws-eventbridge", body: pipelineEvent() },
  { provider: "aws-sns", body: buildEvent(), wrap: (body) => JSON.stringify(snsMessage(body)) },
  {
    provider: "azure-devops",
    body: {
      eventType: "build.complete",
      resourceContainers: { project: { id: "71777fbc-1cf2-4bd1-9540-128c1c71f766" } },
      resource: {
        id: 501,
        status: "completed",
        result: "failed",
        finishTime: finished,
        url: link,
        definition: { id: 46, name: "Feeder" },
        project: { id: "71777fbc-1cf2-4bd1-9540-128c1c71f766", name: "Search" },
        sourceBranch: "refs/heads/main",
        sourceGetVersion: `LG:refs/heads/main:${commit}`,
        _links: { web: { href: link } },
      },
    },
  },
  {
    provider: "bitbucket",
    body: {
      repository: { uuid: "{673a6070-3421-46c9-9d48-90745f7bfe8e}", full_name: "acme/feeder" },
      commit_status: { key: "-1", name: "Pipeline #501", state: "FAILED", url: "https://bitbucket.org/acme/feeder/pipelines/results/501", refname: "main", updated_on: finished, links: { commit: { href: link } } },
    },
  },
  {
    provider: "buildkite",
    body: {
      event: "build.finished",
      build: { number: 501, state: "failed", blocked: false, branch: "main", commit, url: link, web_url: "https://buildkite.com/acme/feeder/builds/501", finished_at: finished },
      pipeline: { id: "849411f9", slug: "feeder", name: "Feeder", url: "https://api.buildkite.com/v2/organizations/acme/pipelines/feeder", web_url: link, default_branch: "main" },
    },
  },
  {
    provider: "circleci",
    body: {
      type: "workflow-completed",
      happened_at: finished,
      project: { id: "84996744", slug: "gh/acme/feeder" },
      workflow: { id: "fda08377-fe7e-46b1-8992-3a7aaecac9c3", name: "nightly", stopped_at: finished, url: link, status: "failed" },
      pipeline: { vcs: { branch: "main", revision: commit }, trigger_parameters: { git: { branch: "main", checkout_sha: commit } } },
    },
  },
  {
    provider: "drone",
    body: {
      repo: { id: 9, namespace: "acme", name: "feeder", default_branch: "main" },
      build: {
        number: 501,
        status: "failure",
        event: "pull_request",
        ref: "refs/pull/7/head",
        after: commit,
        target: "main",
        finished: 1_795_168_800,
        stages: [{ number: 1, name: "default", status: "failure", errignore: false, steps: [{ number: 2, name: "push", status: "failure", errignore: false }] }],
      },
      system: { link: "https://drone.acme.example" },
    },
  },
  { provider: "github", body: JSON.parse(workflowRunBody()) as object },
  {
    provider: "gitlab",
    body: {
      object_kind: "pipeline",
      object_attributes: { id: 501, name: "nightly", ref: "main", sha: commit, status: "failed", finished_at: "2026-11-20 10:00:00 UTC", url: link },
      project: { id: 9, path_with_namespace: "acme/search/feeder", web_url: link, default_branch: "main" },
      merge_request: { source_branch: "feature" },
      builds: [{ id: 77, name: "push", status: "failed", allow_failure: false }],
    },
  },
  {
    provider: "jenkins",
    body: {
      name: "feature%2Fx",
      url: "job/team/job/loader/job/feature%252Fx/",
      build: { number: 501, full_url: link, timestamp: 1_795_168_800_000, duration: 60_000, phase: "FINALIZED", status: "FAILURE", scm: { branch: "origin/feature/x", commit } },
    },
  },
  { provider: "report", body: { project: "p", runId: 12, attempt: 2, branch: "main", commit, runUrl: link, occurredAt: finished, log: "HTTP 412" } },
  {
    provider: "teamcity",
    body: {
      eventType: "BUILD_FINISHED",
      payload: {
        id: 501,
        buildTypeId: "Acme_Feeder",
        status: "FAILURE",
        state: "finished",
        branchName: "main",
        webUrl: link,
        finishDate: "20261120T100000+0000",
        buildType: { id: "Acme_Feeder", name: "Push" },
        revisions: { revision: [{ version: commit, vcsBranchName: "refs/heads/main" }] },
      },
    },
  },
  {
    provider: "tekton",
    body: {
      pipelineRun: {
        metadata: { name: "feeder-run-501", namespace: "feeds", uid: "4ccb4f01", generateName: "feeder-run-", labels: { "tekton.dev/pipeline": "feeder" } },
        spec: { pipelineRef: { name: "feeder" } },
        status: { completionTime: finished, conditions: [{ type: "Succeeded", status: "False", reason: "Failed", lastTransitionTime: finished }] },
      },
    },
  },
  {
    provider: "travis",
    wrap: (body) => new URLSearchParams({ payload: JSON.stringify(body) }).toString(),
    body: {
      id: 501,
      repository: { id: 9, name: "feeder", owner_name: "acme" },
      state: "failed",
      result: 1,
      result_message: "Broken",
      finished_at: finished,
      build_url: link,
      branch: "main",
      commit,
      pull_request_number: 7,
      matrix: [{ id: 77, number: "12.1", state: "failed", result: 1, allow_failure: false }],
    },
  },
];
