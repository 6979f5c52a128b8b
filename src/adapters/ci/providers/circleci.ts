// https://circleci.com/docs/reference/outbound-webhooks-reference/
import * as z from "zod";
import { UnavailableError } from "../../../errors.ts";
import { unread, type ReadJob, type Reading } from "../../../pipelines/reading.ts";
import type { FailedJob } from "../../../ports/pipeline-logs.ts";
import { verifiesWithAny, verifyHmacHex } from "../../../signatures/hmac.ts";
import { secretKey } from "../../../signatures/secret-keys.ts";
import { hmacHex } from "../../../signatures/sign-hmac.ts";
import { isoTime } from "../iso-time.ts";
import type { CiApi, CiProvider } from "../provider.ts";
import { readJson, textFieldOf } from "../read-json.ts";
import { textsIn } from "../texts-in.ts";

const failures = new Set(["failed", "error", "timedout", "infrastructure_fail"]);

const text = z.string().nullish();
const number = z.number().int().nonnegative();
// Ids and slugs become part of an API path: nothing else gets there. A slug is of names (`gh/acme/loader`) or opaque.
const id = z.string().regex(/^[\w-]+$/);
const slug = z.string().regex(/^(?:(?!\.\.?\/)[\w.~-]+\/){2}(?!\.\.?$)[\w.~-]+$/);

const event = z.object({
  happened_at: text,
  project: z.object({ id: text, slug }),
  pipeline: z
    .object({
      vcs: z.object({ branch: text, revision: text }).nullish(),
      // GitHub App and GitLab send no `vcs`; started by API or schedule, a pipeline may have neither.
      trigger_parameters: z.object({ git: z.object({ branch: text, checkout_sha: text }).nullish() }).nullish(),
    })
    .nullish(),
  workflow: z.object({ id, name: text, status: text, stopped_at: text, url: text }),
});
const jobEvent = event.extend({ job: z.object({ id: text, number: number.nullish(), name: z.string(), status: text, stopped_at: text }) });

export const circleci: CiProvider = {
  name: "circleci",
  defaults: {
    baseUrl: "https://app.circleci.com",
    apiUrl: "https://circleci.com",
    logHosts: ["circle-production-action-output.s3.amazonaws.com"],
  },

  // `v1=…,v2=…`: a signature of each version, of which only v1 is known so far.
  verify: ({ headers, body }, { secrets }) => {
    const signatures = (headers["circleci-signature"] ?? "").split(",");
    const signature = signatures.find((each) => each.startsWith("v1="))?.slice("v1=".length) ?? "";
    return verifiesWithAny(secrets.map(secretKey), (key) => verifyHmacHex(key, signature, body));
  },

  sign: async ({ body }, { secret }) => ({ "circleci-signature": `v1=${await hmacHex(secretKey(secret), body)}` }),

  read: (delivery) => {
    switch (textFieldOf(delivery, "type") ?? delivery.headers["circleci-event-type"]) {
      case "workflow-completed":
        return readJson(delivery, event, (body) => {
          const outcome = outcomeOf(body.workflow.status);
          const reason = body.workflow.status === "unauthorized" ? { reason: "nothing ran: whoever started it may not" } : {};
          return { ...reading(body), outcome, acts: outcome === "failed", recovers: outcome === "recovered", ...reason };
        });
      case "job-completed":
        return readJson(delivery, jobEvent, ({ job, ...body }) => {
          const outcome = outcomeOf(job.status);
          const jobs = [{ id: String(job.number ?? job.id ?? ""), name: job.name, outcome }];
          return { ...reading(body), outcome, occurredAt: isoTime(job.stopped_at ?? body.happened_at), jobs, reason: "the workflow itself is reported as workflow-completed" };
        });
      default:
        return readJson(delivery, z.object({}), () => ({ ...unread, reason: "an event of no interest" }));
    }
  },

  authorize: (_, { token }): Record<string, string> => (token === undefined ? {} : { "circle-token": token }),

  // https://circleci.com/docs/api/v2/#tag/Workflow/operation/listWorkflowJobs
  failedJobs: async (api, { runId }) => {
    const jobs: FailedJob[] = [];
    for (let page = 1, token = ""; page <= 10; page += 1) {
      const answer = await api.json(`/api/v2/workflow/${encodeURIComponent(runId)}/job${token}`, jobsSchema);
      if (answer.kind === "unavailable") return answer;
      for (const { name, status, job_number } of answer.value.items) {
        // An approval has no number: there is nothing to read.
        if (failures.has(status ?? "") && typeof job_number === "number") jobs.push({ id: String(job_number), name });
      }
      if (!answer.value.next_page_token) break;
      token = `?page-token=${encodeURIComponent(answer.value.next_page_token)}`;
    }
    return { kind: "jobs", jobs };
  },

  // Only v1.1 has the output of steps: https://circleci.com/docs/api/v1/#single-job
  openLog: async (api, { project }, job) => {
    const answer = await api.json(`/api/v1.1/project/${project.name}/${encodeURIComponent(job.id)}`, stepsSchema);
    if (answer.kind === "unavailable") return answer;
    const actions = answer.value.steps.flatMap((step) => step.actions);
    const failed = actions.filter((action) => action.failed === true || failures.has(action.status ?? ""));
    const [first, ...rest] = (failed.length > 0 ? failed : actions).flatMap(({ output_url }) => (output_url ? [output_url] : []));
    if (first === undefined) return { kind: "unavailable", reason: "none of the job's steps has an output" };
    const opened = await api.streamFrom(first);
    if (opened.kind === "unavailable") return { kind: "unavailable", reason: `the output of a step cannot be had: ${opened.reason}` };
    return { kind: "log", chunks: outputs(api, opened.chunks, rest) };
  },

  runAt: ({ pathname }) => {
    const [, name, runId] = /^\/pipelines\/([^/]+\/[^/]+\/[^/]+)\/\d+\/workflows\/([\w-]+)(?:\/|$)/.exec(pathname) ?? [];
    // Some addresses, as the API, spell it short: deliveries name it in full, and so do links.
    const full = (name ?? "").replace(/^gh\//, "github/").replace(/^bb\//, "bitbucket/");
    return runId === undefined || !slug.safeParse(full).success ? undefined : { name: full, runId, attempt: 1 };
  },
};

const jobsSchema = z.object({
  items: z.array(z.object({ name: z.string(), status: text, job_number: number.nullish() })),
  next_page_token: text,
});
const action = z.object({ status: text, failed: z.boolean().nullish(), output_url: text });
const stepsSchema = z.object({ steps: z.array(z.object({ actions: z.array(action) })) });

/** The outputs of steps, one after the other: each is a JSON array of messages. */
async function* outputs(api: CiApi, first: AsyncIterable<Uint8Array>, rest: readonly string[]): AsyncGenerator<Uint8Array> {
  yield* messagesIn(api, first);
  for (const url of rest) {
    const opened = await api.streamFrom(url);
    // Its address was good for minutes only: another try gets new ones.
    if (opened.kind === "unavailable") throw new UnavailableError(api.connection.name, `The output of a step cannot be had: ${opened.reason}`);
    yield lineEnd;
    yield* messagesIn(api, opened.chunks);
  }
}

const lineEnd = new TextEncoder().encode("\n");

async function* messagesIn(api: CiApi, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* textsIn(chunks, "message");
  } catch (cause) {
    throw new UnavailableError(api.connection.name, "The output of a step broke off, or is not the JSON that it should be", { cause });
  }
}

const outcomeOf = (status: string | null | undefined): ReadJob["outcome"] =>
  failures.has(status ?? "") ? "failed" : status === "success" ? "recovered" : "other";

const reading = ({ project, pipeline, workflow, happened_at }: z.infer<typeof event>): Reading => {
  const git = pipeline?.trigger_parameters?.git;
  return {
    ...unread,
    project: project.slug,
    projectId: project.id ?? null,
    // Empty texts stand for none.
    branch: pipeline?.vcs?.branch || git?.branch || null,
    commit: pipeline?.vcs?.revision || git?.checkout_sha || null,
    runId: workflow.id,
    runUrl: workflow.url ?? null,
    workflow: workflow.name ?? null,
    occurredAt: isoTime(workflow.stopped_at ?? happened_at),
  };
};
