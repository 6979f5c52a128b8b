// https://docs.github.com/en/webhooks/webhook-events-and-payloads
import * as z from "zod";
import { unread, type ReadJob, type Reading } from "../../../pipelines/reading.ts";
import type { Delivery, FailedJob } from "../../../ports.ts";
import { verifiesWithAny, verifyHmacHex } from "../../../signatures/hmac.ts";
import { secretKey } from "../../../signatures/secret-keys.ts";
import type { Connection } from "../connection.ts";
import type { ApiCall, Authorization, CiProvider } from "../provider.ts";
import { redeliverMissed } from "./github/redeliver-missed.ts";
import { readJson, unwrapForm } from "../read-json.ts";

const failures = new Set(["failure", "timed_out", "startup_failure"]);

const text = z.string().nullish();
const id = z.union([z.number(), z.string()]).transform(String);
// A name becomes part of an API path: nothing but an owner and a repository gets there.
const fullName = z.string().regex(/^[\w.-]+\/(?!\.\.?$)[\w.-]+$/);
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

export const github: CiProvider = {
  name: "github",
  defaults: {
    baseUrl: "https://github.com",
    apiUrl: "https://api.github.com",
    logHosts: ["*.blob.core.windows.net", "*.actions.githubusercontent.com"],
  },

  // X-Hub-Signature (SHA-1) is never looked at: to accept it would be a downgrade.
  verify: ({ headers, body }, { secrets }) => {
    const signature = headers["x-hub-signature-256"] ?? "";
    return verifiesWithAny(secrets.map(secretKey), async (key) =>
      signature.startsWith("sha256=") ? verifyHmacHex(key, signature.slice("sha256=".length), body) : false,
    );
  },

  read: (signed) => {
    const delivery = unwrapForm(signed);
    switch (delivery.headers["x-github-event"] ?? eventIn(delivery)) {
      case "workflow_run":
        return readJson(delivery, workflowRun, ({ action, repository, workflow_run: run }) => {
          const outcome = action === "completed" ? outcomeOf(run.conclusion) : "other";
          return reading(repository, {
            outcome,
            acts: outcome === "failed",
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
        return { kind: "read", reading: { ...unread, reason: "an event of no interest" } };
    }
  },

  options: ["APP_ID", "APP_PRIVATE_KEY", "HOOKS"],
  scope: "actions: read on the repository",
  authorize: async (call, connection) => {
    const authorization = await authorizationOf(call, connection);
    if (authorization["kind"] === "unavailable") return authorization;
    return { ...authorization, accept: "application/vnd.github+json", "x-github-api-version": "2022-11-28" };
  },

  // https://docs.github.com/en/rest/actions/workflow-jobs#list-jobs-for-a-workflow-run-attempt
  failedJobs: async (api, { project, runId, attempt }) => {
    const jobs: FailedJob[] = [];
    for (let page = 1, read = 0; page <= 10; page += 1) {
      const path = `/repos/${project.name}/actions/runs/${encodeURIComponent(runId)}/attempts/${attempt}/jobs?per_page=100&page=${page}`;
      const answer = await api.json(path, jobsSchema);
      if (answer.kind === "unavailable") return answer;
      for (const job of answer.value.jobs) if (failures.has(job.conclusion ?? "")) jobs.push({ id: job.id, name: job.name });
      read += answer.value.jobs.length;
      if (answer.value.jobs.length === 0 || read >= answer.value.total_count) break;
    }
    return { kind: "jobs", jobs };
  },

  // https://docs.github.com/en/rest/actions/workflow-jobs#download-job-logs-for-a-workflow-run
  openLog: (api, { project }, job) => api.stream(`/repos/${project.name}/actions/jobs/${encodeURIComponent(job.id)}/logs`),

  redeliverMissed: async (api, now) => {
    const { HOOKS: hooks, APP_ID: appId } = api.connection.options;
    let redelivered = 0;
    for (const hook of hooks?.split(",").map((each) => each.trim()) ?? (appId === undefined ? [] : ["app/hook"])) {
      const swept = await redeliverMissed(api, hook, now);
      if (swept.kind === "unavailable") return swept;
      redelivered += swept.redelivered;
    }
    return { kind: "swept", redelivered };
  },

  runAt: ({ pathname }) => {
    const [, name, runId, attempt] = /^\/([\w.-]+\/[\w.-]+)\/actions\/runs\/(\d+)(?:\/attempts\/(\d+))?(?:\/|$)/.exec(pathname) ?? [];
    return name === undefined || runId === undefined ? undefined : { name, runId, attempt: Number(attempt ?? 1) };
  },
};

/** The event of a body that comes without its headers, as from a file: each has a key of its name. */
const eventIn = (delivery: Delivery): string | undefined => {
  const text = new TextDecoder().decode(delivery.body);
  return ["workflow_run", "workflow_job", "check_run", "check_suite"].find((event) => text.includes(`"${event}"`)) ??
    (text.includes('"state"') ? "status" : undefined);
};

/** As an App where one is configured, else by the token. */
const authorizationOf = async (call: ApiCall, connection: Connection): Promise<Authorization> => {
  const { APP_ID: appId, APP_PRIVATE_KEY: privateKey } = connection.options;
  // Loaded only where an App is configured.
  if (appId !== undefined && privateKey !== undefined) {
    const { authorizeAsApp } = await import("./github/authorize-as-app.ts");
    return authorizeAsApp(call, connection, { appId, privateKey });
  }
  return connection.token === undefined ? {} : { authorization: `Bearer ${connection.token}` };
};

const jobsSchema = z.object({
  total_count: z.number(),
  jobs: z.array(z.object({ id, name: z.string(), conclusion: text })),
});

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
