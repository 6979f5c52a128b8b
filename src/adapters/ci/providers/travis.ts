// https://docs.travis-ci.com/user/notifications/#configuring-webhook-notifications
import * as z from "zod";
import { unread, type ReadJob } from "../../../pipelines/reading.ts";
import type { Delivery } from "../../../ports/delivery.ts";
import { isoTime } from "../iso-time.ts";
import type { CiProvider } from "../provider.ts";
import { readJson, unwrapForm } from "../read-json.ts";
import { verifyTravisSignature } from "./travis-signature.ts";

const text = z.string().nullish();
// An id becomes part of an API path: nothing but digits gets there.
const id = z.union([z.number().int().nonnegative(), z.string().regex(/^\d+$/)]).transform(String);
const ended = z.object({ state: text, result: z.number().nullish(), result_message: text });

const jobSchema = ended.extend({ id, number: z.string(), allow_failure: z.boolean().nullish() });
const buildSchema = ended.extend({
  id,
  repository: z.object({ id: id.nullish(), owner_name: z.string().min(1), name: z.string().min(1) }),
  branch: text,
  commit: text,
  build_url: text,
  finished_at: text,
  pull_request_number: id.nullish(),
  matrix: z.array(jobSchema).nullish().catch(null),
});

export const travis: CiProvider = {
  name: "travis",
  defaults: {
    baseUrl: "https://app.travis-ci.com",
    apiUrl: "https://api.travis-ci.com",
    // An archived log is on S3: https://github.com/travis-ci/travis-ci/issues/6162
    logHosts: ["s3.amazonaws.com"],
  },
  options: ["PUBLIC_KEY"],

  // One key signs for every customer: unless the allowed projects name their owners, anybody's build would speak here.
  verify: async (delivery, by) => {
    const payload = payloadOf(delivery);
    if (payload === delivery || !namesOwners(by.projects ?? [])) return false;
    return verifyTravisSignature(payload, by);
  },

  // The header Travis-Repo-Slug is not signed: the project is the payload's own.
  read: (delivery) =>
    readJson(payloadOf(delivery), buildSchema, (build) => {
      const outcome = outcomeOf(build);
      return {
        ...unread,
        outcome,
        acts: outcome === "failed",
        recovers: outcome === "recovered",
        project: `${build.repository.owner_name}/${build.repository.name}`,
        projectId: build.repository.id ?? null,
        branch: build.branch ?? null,
        commit: build.commit ?? null,
        runId: build.id,
        attempt: 1,
        // A restarted build keeps its id.
        occasion: build.finished_at ?? null,
        runUrl: build.build_url ?? null,
        // A pull request is built under the name of the branch it is for.
        workflow: build.pull_request_number ? `pull request ${build.pull_request_number}` : null,
        occurredAt: isoTime(build.finished_at),
        jobs: (build.matrix ?? []).filter(isFailed).map(({ id, number }) => ({ id, name: number, outcome: "failed" })),
      };
    }),

  authorize: (_, { token }) => ({
    ...(token === undefined ? {} : { authorization: `token ${token}` }),
    "travis-api-version": "3",
  }),

  // https://developer.travis-ci.com/resource/jobs
  failedJobs: async (api, { runId }) => {
    const answer = await api.json(`/build/${encodeURIComponent(runId)}/jobs`, z.object({ jobs: z.array(jobSchema) }));
    if (answer.kind === "unavailable") return answer;
    return { kind: "jobs", jobs: answer.value.jobs.filter(isFailed).map(({ id, number }) => ({ id, name: number })) };
  },

  // https://developer.travis-ci.com/resource/log
  openLog: (api, _, job) => api.stream(`/job/${encodeURIComponent(job.id)}/log.txt`, { headers: { accept: "text/plain" } }),

  scope: "a user who may see the repository",

  runAt: ({ pathname }) => {
    const [, name, runId] = /^\/(?:(?:github|gitlab|bitbucket|assembla)\/)?([\w.-]+\/[\w.-]+)\/builds\/(\d+)(?:\/|$)/.exec(pathname) ?? [];
    return name === undefined || runId === undefined ? undefined : { name, runId, attempt: 1 };
  },
};

const form = "application/x-www-form-urlencoded";

/** The delivery with the form's `payload` as its body; the same delivery where it is no form. A body from a file comes without its header. */
const payloadOf = (delivery: Delivery): Delivery => {
  const bare = delivery.headers["content-type"] === undefined && new TextDecoder().decode(delivery.body.subarray(0, 8)) === "payload=";
  return unwrapForm(bare ? { ...delivery, headers: { ...delivery.headers, "content-type": form } } : delivery);
};

const namesOwners = (projects: readonly string[]): boolean => projects.length > 0 && projects.every((pattern) => /^[^*/]+\/./.test(pattern));

const outcomes = new Map<string, ReadJob["outcome"]>([
  ["failed", "failed"],
  ["errored", "failed"],
  ["passed", "recovered"],
  ["broken", "failed"],
  ["still failing", "failed"],
  ["fixed", "recovered"],
]);

/** `result` alone says nothing: it is 1 also for what is pending or canceled. The state decides; where it says no more than that it ended, the message does. */
const outcomeOf = ({ state, result_message: message }: z.infer<typeof ended>): ReadJob["outcome"] =>
  outcomes.get((state && state !== "finished" ? state : (message ?? "")).toLowerCase()) ?? "other";

const isFailed = (job: z.infer<typeof jobSchema>): boolean =>
  job.allow_failure !== true && (outcomeOf(job) === "failed" || (job.state === "finished" && job.result === 1));
