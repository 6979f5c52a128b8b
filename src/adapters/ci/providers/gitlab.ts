// https://docs.gitlab.com/user/project/integrations/webhook_events/#pipeline-events
import * as z from "zod";
import { unread, type ReadJob } from "../../../pipelines/reading.ts";
import type { Delivery } from "../../../ports/delivery.ts";
import type { FailedJob } from "../../../ports/pipeline-logs.ts";
import { isOneOf } from "../../../signatures/basic-auth.ts";
import { secretKey } from "../../../signatures/secret-keys.ts";
import { signStandardWebhook } from "../../../signatures/sign-standard-webhook.ts";
import { verifyStandardWebhook } from "../../../signatures/standard-webhooks.ts";
import { isoTime } from "../iso-time.ts";
import type { CiApi, CiProvider } from "../provider.ts";
import { readJson, textFieldOf } from "../read-json.ts";
import { versionPath } from "../version-path.ts";
import { wholeSecond } from "../whole-second.ts";

const text = z.string().nullish();
// Ids and paths become part of an API path: nothing else gets there.
const id = z.union([z.number().int().nonnegative(), z.string().regex(/^\d+$/)]).transform(String);
const projectPath = z.string().regex(/^[\w.-]+(?:\/(?!\.\.?(?:\/|$))[\w.-]+)+$/);

const projectNumber = z.number().nullish().catch(null);
const pipelineHook = z.object({
  object_attributes: z.object({ id, name: text, ref: text, sha: text, status: text, url: text, finished_at: text }),
  project: z.object({ id: id.nullish(), path_with_namespace: projectPath.nullish(), web_url: text, default_branch: text }),
  merge_request: z.object({ source_branch: text, source_project_id: projectNumber, target_project_id: projectNumber }).nullish().catch(null),
  builds: z.array(z.object({ id, name: z.string(), status: text, allow_failure: z.boolean().nullish() })).nullish().catch(null),
});
/** Whether a merge request comes from another project: its branch may have any name. */
const isOfFork = (request: z.infer<typeof pipelineHook>["merge_request"]): boolean =>
  request !== null && request !== undefined && (request.source_project_id ?? null) !== (request.target_project_id ?? null);

// Not build_failure_reason: it is also set on jobs that have not failed. And commit.id is the pipeline's id.
const jobHook = z.object({
  ref: text,
  sha: text,
  build_id: id,
  build_name: z.string(),
  build_status: text,
  build_finished_at: text,
  build_allow_failure: z.boolean().nullish(),
  pipeline_id: id.nullish(),
  project_id: id.nullish(),
  project: z.object({ path_with_namespace: text, web_url: text }).nullish().catch(null),
  repository: z.object({ homepage: text }).nullish().catch(null),
});

export const gitlab: CiProvider = {
  name: "gitlab",
  defaults: { baseUrl: "https://gitlab.com", apiUrl: "https://gitlab.com", logHosts: [] },

  // The plain token is not bound to the body: where a signing token is configured, or a signature is there, it counts for nothing.
  verify: async (delivery, { secrets, now }) => {
    const isSigned = delivery.headers["webhook-signature"] !== undefined || secrets.some((secret) => secret.startsWith("whsec_"));
    return isSigned
      ? verifyStandardWebhook(delivery, secrets.map(secretKey), now)
      : isOneOf(delivery.headers["x-gitlab-token"] ?? "", secrets);
  },

  sign: async ({ body }, { secret, now, id }) =>
    secret.startsWith("whsec_") ? signStandardWebhook({ id, now, body, key: secretKey(secret) }) : { "x-gitlab-token": secret },

  read: (delivery) => {
    switch (kindOf(delivery)) {
      case "pipeline":
        return readJson(delivery, pipelineHook, ({ object_attributes: pipeline, project, merge_request: request, builds }) => {
          const outcome = outcomeOf(pipeline.status);
          const failed = outcome === "failed" ? (builds ?? []).filter(isFailed) : [];
          return {
            ...unread,
            outcome,
            acts: outcome === "failed",
            // A fork's branch is another one, though it may have the same name.
            recovers: outcome === "recovered" && !isOfFork(request),
            project: project.path_with_namespace ?? pathOf(project.web_url),
            projectId: project.id ?? null,
            branch: pipeline.ref?.startsWith("refs/merge-requests/") ? (request?.source_branch ?? null) : (pipeline.ref ?? null),
            commit: pipeline.sha ?? null,
            runId: pipeline.id,
            // A retried pipeline keeps its id, its jobs do not.
            occasion: wholeSecond(pipeline.finished_at) ?? failed.map((job) => Number(job.id)).toSorted((a, b) => b - a)[0]?.toString() ?? null,
            runUrl: pipeline.url ?? (project.web_url ? `${project.web_url}/-/pipelines/${pipeline.id}` : null),
            workflow: pipeline.name ?? null,
            defaultBranch: project.default_branch ?? null,
            occurredAt: wholeSecond(pipeline.finished_at),
            jobs: failed.map(({ id, name }) => ({ id, name, outcome: "failed" })),
          };
        });
      case "build":
        return readJson(delivery, jobHook, (job) => {
          const isExcused = job.build_status === "failed" && job.build_allow_failure === true;
          const outcome = isExcused ? "other" : outcomeOf(job.build_status);
          const home = job.project?.web_url ?? job.repository?.homepage;
          return {
            ...unread,
            outcome,
            project: job.project?.path_with_namespace ?? pathOf(home),
            projectId: job.project_id ?? null,
            branch: job.ref ?? null,
            commit: job.sha ?? null,
            runId: job.pipeline_id ?? null,
            runUrl: home ? `${home}/-/jobs/${job.build_id}` : null,
            occurredAt: isoTime(job.build_finished_at),
            jobs: [{ id: job.build_id, name: job.build_name, outcome }],
            reason: isExcused ? "the job is allowed to fail" : "the pipeline itself is reported as Pipeline Hook",
          };
        });
      default:
        return readJson(delivery, z.object({}), () => ({ ...unread, reason: "an event of no interest" }));
    }
  },

  authorize: (_, { token }): Record<string, string> => (token === undefined ? {} : { "private-token": token }),

  // https://docs.gitlab.com/api/jobs/#list-pipeline-jobs: without `include_retried` the latest try of each job.
  failedJobs: async (api, { project, runId }) => {
    const jobs: FailedJob[] = [];
    for (let page = 1; page <= 10; page += 1) {
      const query = `scope[]=failed&per_page=${pageSize}&page=${page}`;
      const answer = await api.json(`${projectOf(api, project.name)}/pipelines/${encodeURIComponent(runId)}/jobs?${query}`, jobsSchema);
      if (answer.kind === "unavailable") return answer;
      for (const job of answer.value) if (isFailed(job)) jobs.push({ id: job.id, name: job.name });
      if (answer.value.length < pageSize) break;
    }
    return { kind: "jobs", jobs };
  },

  // https://docs.gitlab.com/api/jobs/#get-a-log-file
  openLog: (api, { project }, job) => api.stream(`${projectOf(api, project.name)}/jobs/${encodeURIComponent(job.id)}/trace`),

  runAt: ({ pathname }) => {
    const [, name, runId] = /^\/(.+)\/-\/pipelines\/(\d+)(?:\/|$)/.exec(pathname) ?? [];
    return runId === undefined || !projectPath.safeParse(name).success ? undefined : { name: name ?? "", runId, attempt: 1 };
  },
};

const pageSize = 100;
const jobsSchema = z.array(z.object({ id, name: z.string(), status: text, allow_failure: z.boolean().nullish() }));

// By its name, not its id: the name is what the connection was allowed to speak for.
export const projectOf = (api: CiApi, name: string): string => `${versionPath(api, "/api/v4")}/projects/${encodeURIComponent(name)}`;

// A template of one's own may leave out the kind; then the header says it.
const kindOf = (delivery: Delivery): string | undefined =>
  textFieldOf(delivery, "object_kind") ?? { "Pipeline Hook": "pipeline", "Job Hook": "build" }[delivery.headers["x-gitlab-event"] ?? ""];

const outcomeOf = (status: string | null | undefined): ReadJob["outcome"] =>
  status === "failed" ? "failed" : status === "success" ? "recovered" : "other";

const isFailed = (job: { status?: string | null | undefined; allow_failure?: boolean | null | undefined }): boolean =>
  job.status === "failed" && job.allow_failure !== true;

/** The path in an address of a project, where an older version does not send it apart. */
const pathOf = (address: string | null | undefined): string | null => {
  const path = address && URL.canParse(address) ? new URL(address).pathname.slice(1) : "";
  return projectPath.safeParse(path).data ?? null;
};
