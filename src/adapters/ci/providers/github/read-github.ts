// https://docs.github.com/en/webhooks/webhook-events-and-payloads
import * as z from "zod";
import { unread, type ReadJob, type Reading, type ReadResult } from "../../../../pipelines/reading.ts";
import type { Delivery } from "../../../../ports/delivery.ts";
import { readJson, unwrapForm } from "../../read-json.ts";

/** The conclusions of what failed. */
export const failures: ReadonlySet<string> = new Set(["failure", "timed_out", "startup_failure"]);

const text = z.string().nullish();
const id = z.union([z.number().int().nonnegative(), z.string().min(1)]).transform(String);
// A name becomes part of an API path: nothing but an owner and a repository gets there.
const fullName = z.string().regex(/^(?!\.\.?\/)[\w.-]+\/(?!\.\.?$)[\w.-]+$/);
const repository = z.object({ id: id.nullish(), full_name: fullName, default_branch: text });

type Repository = z.infer<typeof repository>;

const workflowRun = z.object({
  action: text,
  repository,
  workflow_run: z.object({
    id,
    run_attempt: z.number().int().positive().nullish(),
    name: text,
    head_branch: text,
    head_sha: text,
    head_repository: z.object({ id: id.nullish() }).nullish().catch(null),
    conclusion: text,
    html_url: text,
    updated_at: text,
  }),
});
const workflowJob = z.object({
  action: text,
  repository,
  workflow_job: z.object({
    id,
    run_id: id.nullish(),
    run_attempt: z.number().int().positive().nullish(),
    name: z.string(),
    workflow_name: text,
    head_branch: text,
    head_sha: text,
    conclusion: text,
    html_url: text,
    completed_at: text,
  }),
});
const checkRun = z.object({
  action: text,
  repository,
  check_run: z.object({
    id,
    name: z.string(),
    head_sha: text,
    conclusion: text,
    html_url: text,
    completed_at: text,
    check_suite: z.object({ head_branch: text }).nullish(),
  }),
});
const checkSuite = z.object({
  action: text,
  repository,
  check_suite: z.object({ head_branch: text, head_sha: text, conclusion: text, url: text, updated_at: text }),
});
const commitStatus = z.object({
  repository,
  sha: text,
  state: z.string(),
  target_url: text,
  updated_at: text,
  branches: z.array(z.object({ name: z.string() })).nullish(),
});

/** Reads an event: the run that failed is acted on, its jobs and checks are not. */
export const readGithub = (signed: Delivery): ReadResult => {
  const delivery = unwrapForm(signed);
  switch (delivery.headers["x-github-event"] ?? eventIn(delivery)) {
    case "workflow_run":
      return readJson(delivery, workflowRun, ({ action, repository, workflow_run: run }) => {
        const outcome = action === "completed" ? outcomeOf(run.conclusion) : "other";
        return reading(repository, {
          outcome,
          acts: outcome === "failed",
          // A fork's branch is another one, though it may have the same name.
          recovers: outcome === "recovered" && (run.head_repository?.id ?? repository.id) === repository.id,
          branch: run.head_branch ?? null,
          commit: run.head_sha ?? null,
          runId: run.id,
          attempt: run.run_attempt ?? 1,
          runUrl: run.html_url ?? null,
          workflow: run.name ?? null,
          occurredAt: run.updated_at ?? null,
        });
      });
    case "workflow_job":
      return readJson(delivery, workflowJob, ({ action, repository, workflow_job: job }) => {
        const outcome = action === "completed" ? outcomeOf(job.conclusion) : "other";
        return reading(repository, {
          outcome,
          branch: job.head_branch ?? null,
          commit: job.head_sha ?? null,
          runId: job.run_id ?? null,
          attempt: job.run_attempt ?? null,
          runUrl: job.html_url ?? null,
          workflow: job.workflow_name ?? null,
          occurredAt: job.completed_at ?? null,
          jobs: [{ id: job.id, name: job.name, outcome }],
          reason: runReported,
        });
      });
    case "check_run":
      return readJson(delivery, checkRun, ({ action, repository, check_run: check }) => {
        const outcome = action === "completed" ? outcomeOf(check.conclusion) : "other";
        return reading(repository, {
          outcome,
          branch: check.check_suite?.head_branch ?? null,
          commit: check.head_sha ?? null,
          runUrl: check.html_url ?? null,
          occurredAt: check.completed_at ?? null,
          jobs: [{ id: check.id, name: check.name, outcome }],
          reason: runReported,
        });
      });
    case "check_suite":
      return readJson(delivery, checkSuite, ({ action, repository, check_suite: suite }) =>
        reading(repository, {
          outcome: action === "completed" ? outcomeOf(suite.conclusion) : "other",
          branch: suite.head_branch ?? null,
          commit: suite.head_sha ?? null,
          runUrl: suite.url ?? null,
          occurredAt: suite.updated_at ?? null,
          reason: runReported,
        }),
      );
    case "status":
      return readJson(delivery, commitStatus, ({ repository, sha, state, target_url, updated_at, branches }) =>
        reading(repository, {
          outcome: state === "failure" || state === "error" ? "failed" : state === "success" ? "recovered" : "other",
          branch: branches?.[0]?.name ?? null,
          commit: sha ?? null,
          runUrl: target_url ?? null,
          occurredAt: updated_at ?? null,
          reason: "a commit status has no log of its own",
        }),
      );
    default:
      return readJson(delivery, z.record(z.string(), z.unknown()), () => ({ ...unread, reason: "an event of no interest" }));
  }
};

/** The event of a body that comes without its headers, as from a file: each has a key of its name. */
const eventIn = (delivery: Delivery): string | undefined => {
  const text = new TextDecoder().decode(delivery.body);
  return ["workflow_run", "workflow_job", "check_run", "check_suite"].find((event) => text.includes(`"${event}"`)) ??
    (text.includes('"state"') ? "status" : undefined);
};

const runReported = "the run itself is reported as workflow_run";

const outcomeOf = (conclusion: string | null | undefined): ReadJob["outcome"] =>
  failures.has(conclusion ?? "") ? "failed" : conclusion === "success" ? "recovered" : "other";

const reading = (repository: Repository, rest: Partial<Reading>): Reading => ({
  ...unread,
  project: repository.full_name,
  projectId: repository.id ?? null,
  defaultBranch: repository.default_branch ?? null,
  ...rest,
});
