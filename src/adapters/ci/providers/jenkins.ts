// https://github.com/jenkinsci/notification-plugin
import * as z from "zod";
import { unread, type ReadJob } from "../../../pipelines/reading.ts";
import { decodeSegment } from "../decode-segment.ts";
import type { CiProvider } from "../provider.ts";
import { readJson } from "../read-json.ts";
import { signSharedSecret, verifySharedSecret } from "../verify-shared-secret.ts";
import { jobPath } from "./jenkins/job-path.ts";

const text = z.string().nullish();
const milliseconds = z.number().int().min(0).max(4e12).nullish().catch(null);

/**
 * The full name in a job's address: `job/team/job/loader/job/feature%252Fx/` is `team/loader/feature%2Fx`, the branch job
 * of a multibranch pipeline as Jenkins itself names it. Undefined where it is no such address.
 */
const jobIn = (path: string): string | undefined => {
  const segments = /^\/?((?:job\/[^/?#]+\/)*job\/[^/?#]+)\/?$/.exec(path)?.[1]?.split("/").filter((_, i) => i % 2 === 1) ?? [];
  const names = segments.map(decodeSegment);
  return names.length === 0 || names.some((name) => name === undefined || /^\.\.?$|[/\\]/.test(name)) ? undefined : names.join("/");
};

const jobAddress = z.string().transform((path, context) => {
  const name = jobIn(path);
  if (name === undefined) context.addIssue({ code: "custom", message: "is no job's address" });
  return name ?? z.NEVER;
});

const notification = z.object({
  name: text,
  url: jobAddress,
  build: z.object({
    number: z.number().int().positive(),
    full_url: text,
    /** Its number in the queue that it waited in, which is never given again; -1 where that is not known. */
    queue_id: z.number().int().nullish().catch(null),
    /** When it came to this phase, in milliseconds: https://github.com/jenkinsci/notification-plugin/blob/master/src/main/java/com/tikal/hudson/plugins/notification/JobListener.java */
    timestamp: milliseconds,
    phase: z.string(),
    status: text,
    scm: z.object({ branch: text, commit: text }).nullish(),
  }),
});

const outcomes = new Map<string, ReadJob["outcome"]>([
  ["FAILURE", "failed"],
  ["UNSTABLE", "failed"],
  ["SUCCESS", "recovered"],
]);

export const jenkins: CiProvider = {
  name: "jenkins",
  defaults: { baseUrl: null, apiUrl: null, logHosts: [] },
  options: ["USER"],

  verify: (delivery, { secrets }) => verifySharedSecret(delivery, secrets),
  sign: signSharedSecret,

  read: (delivery) =>
    readJson(delivery, notification, ({ name, url: project, build }) => {
      const isOver = build.phase === "COMPLETED" || build.phase === "FINALIZED";
      const at = typeof build.timestamp === "number" ? new Date(build.timestamp).toISOString() : null;
      const outcome = isOver ? (outcomes.get(build.status ?? "") ?? "other") : "other";
      return {
        ...unread,
        outcome,
        // At COMPLETED the log may lack its end; the same build follows as FINALIZED.
        acts: outcome === "failed" && build.phase === "FINALIZED",
        recovers: outcome === "recovered" && build.phase === "FINALIZED",
        project,
        branch: build.scm?.branch?.replace(/^(?:refs\/heads|origin)\//, "") ?? null,
        commit: build.scm?.commit ?? null,
        runId: String(build.number),
        attempt: 1,
        // A job that is deleted and made anew counts from 1 again; its builds waited under other numbers.
        occasion: (build.queue_id ?? 0) > 0 ? `queue ${build.queue_id}` : at,
        runUrl: build.full_url ?? null,
        occurredAt: at,
        jobs: [{ id: String(build.number), name: name ?? project, outcome }],
        ...(build.phase === "COMPLETED" ? { reason: "the build is reported as FINALIZED" } : {}),
      };
    }),

  // An API token belongs to a user; it may be set as `user:token`, too.
  authorize: (_, { token, options }): Record<string, string> => {
    if (token === undefined) return {};
    const credentials = options["USER"] === undefined ? token : `${options["USER"]}:${token}`;
    return { authorization: `Basic ${Buffer.from(credentials).toString("base64")}` };
  },

  // A build is one job with one log.
  failedJobs: async (_, { project, runId }) => ({ kind: "jobs", jobs: [{ id: runId, name: project.name }] }),

  // https://www.jenkins.io/doc/book/using/remote-access-api/
  openLog: (api, { project, runId }) => api.stream(`${jobPath(project.name)}/${encodeURIComponent(runId)}/consoleText`),

  // Jenkins may live below a path, and views come before the job: /ci/view/all/job/loader/18/console
  runAt: ({ pathname }) => {
    const [, path, runId] = /((?:\/job\/[^/]+)+)\/(\d+)(?:\/|$)/.exec(pathname) ?? [];
    const name = path === undefined ? undefined : jobIn(path);
    return name === undefined || runId === undefined ? undefined : { name, runId, attempt: 1 };
  },
};
