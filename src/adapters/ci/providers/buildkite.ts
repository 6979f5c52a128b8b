// https://buildkite.com/docs/apis/webhooks/pipelines/build-events
import * as z from "zod";
import { unread, type ReadJob, type Reading } from "../../../pipelines/reading.ts";
import type { Delivery } from "../../../ports/delivery.ts";
import { isOneOf } from "../../../signatures/basic-auth.ts";
import { verifiesWithAny, verifyHmacHex } from "../../../signatures/hmac.ts";
import { prefixed } from "../../../signatures/prefixed.ts";
import { secretKey } from "../../../signatures/secret-keys.ts";
import { hmacHex } from "../../../signatures/sign-hmac.ts";
import { isoTime } from "../iso-time.ts";
import type { CiApi, CiProvider } from "../provider.ts";
import { readJson, textFieldOf } from "../read-json.ts";
import { versionPath } from "../version-path.ts";

const toleranceSeconds = 300;
/** A log may have 1 GiB; what made a job fail stands near its end. In bytes. */
const tail = 64 * 1024 * 1024;

const text = z.string().nullish();
// Numbers and slugs become part of an API path: nothing else gets there.
const slug = z.string().regex(/^(?!\.\.?$)[\w.-]+$/);
const buildNumber = z.union([z.number().int().positive(), z.string().regex(/^\d+$/)]).transform(String);
const jobSchema = z.object({
  id: z.string(),
  type: text,
  name: text,
  step_key: text,
  state: text,
  soft_failed: z.boolean().nullish(),
  retried: z.boolean().nullish(),
  finished_at: text,
});

const buildEvent = z.object({
  build: z.object({ number: buildNumber, state: text, blocked: z.boolean().nullish(), branch: text, commit: text, url: text, web_url: text, finished_at: text }),
  pipeline: z.object({ id: text, slug, name: text, url: text, web_url: text, default_branch: text }),
});
const jobEvent = buildEvent.extend({ job: jobSchema });

export const buildkite: CiProvider = {
  name: "buildkite",
  defaults: { baseUrl: "https://buildkite.com", apiUrl: "https://api.buildkite.com", logHosts: [] },
  options: ["SCHEME"],

  // A plain token is accepted only where it is configured, and never in place of a signature that is there.
  verify: async (delivery, { secrets, options, now }) =>
    options["SCHEME"] === "token" && delivery.headers["x-buildkite-signature"] === undefined
      ? isOneOf(delivery.headers["x-buildkite-token"] ?? "", secrets)
      : verifySignature(delivery, secrets, now),

  sign: async (delivery, { secret, now }) => {
    const timestamp = Math.floor(now.getTime() / 1000);
    return { "x-buildkite-signature": `timestamp=${timestamp},signature=${await hmacHex(secretKey(secret), prefixed(`${timestamp}.`, delivery.body))}` };
  },

  read: (delivery) => {
    const kind = textFieldOf(delivery, "event") ?? delivery.headers["x-buildkite-event"] ?? "";
    if (kind.startsWith("build.")) {
      return readJson(delivery, buildEvent, (body) => {
        if (kind !== "build.finished") return { ...reading(body), reason: finishReported };
        // Blocked is not done: once it is unblocked, it finishes again.
        if (body.build.state === "passed" && body.build.blocked === true) return { ...reading(body), reason: "the build waits to be unblocked" };
        const outcome = outcomeOf(body.build.state);
        return { ...reading(body), outcome, acts: outcome === "failed", recovers: outcome === "recovered" };
      });
    }
    if (kind.startsWith("job.")) {
      return readJson(delivery, jobEvent, ({ job, ...body }) => {
        const outcome = kind === "job.finished" && !isExcused(job) ? outcomeOf(job.state) : "other";
        const jobs = [{ id: job.id, name: nameOf(job), outcome }];
        return { ...reading(body), outcome, occurredAt: isoTime(job.finished_at), jobs, reason: finishReported };
      });
    }
    return readJson(delivery, z.object({}), () => ({ ...unread, reason: "an event of no interest" }));
  },

  authorize: (_, { token }): Record<string, string> => (token === undefined ? {} : { authorization: `Bearer ${token}` }),

  // https://buildkite.com/docs/apis/rest-api/builds#get-a-build: superseded tries are left out unless asked for.
  failedJobs: async (api, { project, runId }) => {
    const answer = await api.json(buildPath(api, project.name, runId), z.object({ jobs: z.array(z.unknown()) }));
    if (answer.kind === "unavailable") return answer;
    const jobs = answer.value.jobs.flatMap((each) => jobSchema.safeParse(each).data ?? []);
    // What never ran (waiting, triggering or manual steps, expired jobs) has no log.
    const failed = jobs.filter((job) => (job.type ?? "script") === "script" && ["failed", "timed_out"].includes(job.state ?? "") && !isExcused(job));
    return { kind: "jobs", jobs: failed.map((job) => ({ id: job.id, name: nameOf(job) })) };
  },

  // https://buildkite.com/docs/apis/rest-api/jobs#get-a-jobs-log-output
  openLog: (api, { project, runId }, job) =>
    api.stream(`${buildPath(api, project.name, runId)}/jobs/${encodeURIComponent(job.id)}/log`, {
      headers: { accept: "text/plain", range: `bytes=-${tail}` },
    }),

  runAt: ({ pathname }) => {
    const [, organization, pipeline, runId] = /^\/([^/]+)\/([^/]+)\/builds\/(\d+)(?:\/|$)/.exec(pathname) ?? [];
    if (runId === undefined || !slug.safeParse(organization).success || !slug.safeParse(pipeline).success) return undefined;
    return { name: `${organization}/${pipeline}`, runId, attempt: 1 };
  },
};

/** The HMAC of `{timestamp}.{body}`, the timestamp 300 seconds off at most, either way. */
const verifySignature = async ({ headers, body }: Delivery, secrets: readonly string[], now: Date): Promise<boolean> => {
  const [, timestamp, signature] = /^timestamp=(\d{10}),signature=([0-9a-f]{64})$/.exec(headers["x-buildkite-signature"] ?? "") ?? [];
  if (timestamp === undefined || signature === undefined) return false;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > toleranceSeconds) return false;
  const signed = prefixed(`${timestamp}.`, body);
  return verifiesWithAny(secrets.map(secretKey), (key) => verifyHmacHex(key, signature, signed));
};

const finishReported = "the build itself is reported as build.finished";

/** The API's path of a build. */
export const buildPath = (api: CiApi, name: string, runId: string): string => {
  const [organization = "", pipeline = ""] = name.split("/").map(encodeURIComponent);
  return `${versionPath(api, "/v2")}/organizations/${organization}/pipelines/${pipeline}/builds/${encodeURIComponent(runId)}`;
};

const outcomeOf = (state: string | null | undefined): ReadJob["outcome"] =>
  ["failed", "timed_out", "expired"].includes(state ?? "") ? "failed" : state === "passed" ? "recovered" : "other";

/** Allowed to fail, or superseded by another try. */
const isExcused = (job: z.infer<typeof jobSchema>): boolean => job.soft_failed === true || job.retried === true;

const nameOf = (job: z.infer<typeof jobSchema>): string => job.name ?? job.step_key ?? "job";

/** The organization's slug stands nowhere but in addresses, of which only the path is taken. */
const organizationIn = ({ build, pipeline }: z.infer<typeof buildEvent>): string | undefined => {
  const first = (addresses: (string | null | undefined)[], pattern: RegExp): string | undefined =>
    addresses.flatMap((address) => (address && URL.canParse(address) ? (pattern.exec(new URL(address).pathname)?.[1] ?? []) : []))[0];
  const found = first([pipeline.url, build.url], /\/organizations\/([^/]+)/) ?? first([pipeline.web_url, build.web_url], /^\/([^/]+)\//);
  return slug.safeParse(found).data;
};

const reading = (body: z.infer<typeof buildEvent>): Reading => {
  const { build, pipeline } = body;
  const organization = organizationIn(body);
  return {
    ...unread,
    project: organization === undefined ? null : `${organization}/${pipeline.slug}`,
    projectId: pipeline.id ?? null,
    branch: build.branch ?? null,
    commit: build.commit ?? null,
    runId: build.number,
    // A retried job opens the build again: it keeps its number and finishes anew.
    occasion: isoTime(build.finished_at),
    runUrl: build.web_url ?? null,
    defaultBranch: pipeline.default_branch ?? null,
    occurredAt: isoTime(build.finished_at),
  };
};
