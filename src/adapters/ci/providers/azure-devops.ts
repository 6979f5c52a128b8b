// https://learn.microsoft.com/en-us/azure/devops/service-hooks/events?view=azure-devops#build-completed
import * as z from "zod";
import { unread, type ReadJob, type Reading } from "../../../pipelines/reading.ts";
import { decodeSegment } from "../decode-segment.ts";
import { isoTime } from "../iso-time.ts";
import type { CiProvider } from "../provider.ts";
import { readJson } from "../read-json.ts";
import { signSharedSecret, verifySharedSecret } from "../verify-shared-secret.ts";
import { buildPath } from "./azure-devops/build-path.ts";
import { failedRecords, timelineSchema } from "./azure-devops/failed-records.ts";

const text = z.string().nullish();
const number = z.union([z.number().int().nonnegative(), z.string().regex(/^\d+$/)]).transform(String);
const link = z.object({ web: z.object({ href: text }).nullish() }).nullish();
const pipeline = z.object({ id: number.nullish(), name: text }).nullish();
const state = { state: text, result: text };

const event = z.object({
  eventType: z.string(),
  resource: z
    .object({
      // A build.
      id: number.nullish(),
      status: text,
      result: text,
      url: text,
      finishTime: text,
      definition: pipeline,
      project: z.object({ id: text, name: text }).nullish(),
      sourceBranch: text,
      sourceVersion: text,
      sourceGetVersion: text,
      _links: link,
      // A run of YAML pipelines, its stages and jobs.
      run: z.object({ id: number.nullish(), ...state, finishedDate: text, _links: link }).nullish(),
      stage: z.object(state).nullish(),
      job: z.object({ id: text, name: text, ...state }).nullish(),
      pipeline,
    })
    .nullish(),
  resourceContainers: z.object({ project: z.object({ id: text }).nullish() }).nullish(),
});
type Event = z.infer<typeof event>;

export const azureDevops: CiProvider = {
  name: "azure-devops",
  // The API's address names the organisation: https://dev.azure.com/acme
  defaults: { baseUrl: "https://dev.azure.com", apiUrl: null, logHosts: [] },

  verify: (delivery, { secrets }) => verifySharedSecret(delivery, secrets),
  sign: signSharedSecret,

  read: (delivery) =>
    readJson(delivery, event, (body) => {
      switch (body.eventType) {
        case "build.complete":
          return buildReading(body);
        case "ms.vss-pipelines.run-state-changed-event":
          return pipelineReading(body, body.resource?.run);
        case "ms.vss-pipelines.stage-state-changed-event":
          return pipelineReading(body, body.resource?.stage);
        case "ms.vss-pipelines.job-state-changed-event": {
          const { id, name } = body.resource?.job ?? {};
          const reading = pipelineReading(body, body.resource?.job);
          return id ? { ...reading, jobs: [{ id, name: name ?? id, outcome: reading.outcome }] } : reading;
        }
        default:
          return { ...unread, reason: "an event of no interest" };
      }
    }),

  // Without the second header a token that has expired is redirected to a page to sign in.
  authorize: (_, { token }): Record<string, string> => ({
    ...(token === undefined ? {} : { authorization: `Basic ${Buffer.from(`:${token}`).toString("base64")}` }),
    "x-tfs-fedauthredirect": "Suppress",
  }),

  // https://learn.microsoft.com/en-us/rest/api/azure/devops/build/timeline/get
  failedJobs: async (api, run) => {
    const build = await buildPath(api, run);
    if (build.kind === "unavailable") return build;
    const answer = await api.json(`${build.path}/timeline?api-version=7.1`, timelineSchema);
    return answer.kind === "unavailable" ? answer : { kind: "jobs", jobs: failedRecords(answer.value) };
  },

  // https://learn.microsoft.com/en-us/rest/api/azure/devops/build/builds/get-build-log
  openLog: async (api, run, job) => {
    const build = await buildPath(api, run);
    if (build.kind === "unavailable") return build;
    return api.stream(`${build.path}/logs/${encodeURIComponent(job.id)}?api-version=7.1`, { headers: { accept: "text/plain" } });
  },

  // The address names a project, but none of its pipelines.
  runAt: ({ pathname, searchParams }) => {
    const name = decodeSegment(/\/([^/]+)\/_build\/results$/.exec(pathname)?.[1] ?? "");
    const runId = searchParams.get("buildId") ?? "";
    return name && /^\d+$/.test(runId) ? { name: `${name}/*`, runId, attempt: 1 } : undefined;
  },
};

const buildReading = ({ resource, resourceContainers }: Event): Reading => {
  const build = resource ?? {};
  // Version 1.0 has the outcome in `status`; in 2.0 that is always "completed", and the outcome in `result`.
  const outcome = outcomeOf(build.result ?? build.status);
  const [, versionBranch, versionCommit] = /^[A-Z]+:(.+):([^:]*)$/.exec(build.sourceGetVersion ?? "") ?? [];
  const names = [build.project?.name, build.definition?.name].filter(Boolean);
  const finished = isoTime(build.finishTime);
  const isMinimal = !build.definition?.name || !build.id;
  return {
    ...unread,
    outcome,
    acts: outcome === "failed" && !isMinimal,
    recovers: outcome === "recovered" && !isMinimal,
    project: build.definition?.name ? names.join("/") : null,
    projectId: projectId(build.project?.id ?? resourceContainers?.project?.id, build.definition?.id),
    branch: (build.sourceBranch ?? versionBranch)?.replace(/^refs\/heads\//, "") ?? null,
    commit: build.sourceVersion ?? versionCommit ?? null,
    runId: build.id ?? null,
    attempt: 1,
    // Failed stages that are run again keep the build's id.
    occasion: finished,
    runUrl: build["_links"]?.web?.href ?? build.url ?? null,
    occurredAt: finished,
    ...(isMinimal ? { reason: "the subscription sends minimal details, which do not tell the result: let it send all" } : {}),
  };
};

/** A run, or a part of one: a sibling of `build.complete` that knows neither branch nor commit. */
const pipelineReading = ({ resource, resourceContainers }: Event, part: { state?: string | null | undefined; result?: string | null | undefined } | null | undefined): Reading => ({
  ...unread,
  outcome: part?.state === "completed" ? outcomeOf(part.result) : "other",
  project: resource?.pipeline?.name ?? null,
  projectId: projectId(resourceContainers?.project?.id, resource?.pipeline?.id),
  runId: resource?.run?.id ?? null,
  attempt: 1,
  runUrl: resource?.run?.["_links"]?.web?.href ?? null,
  occurredAt: isoTime(resource?.run?.finishedDate),
  reason: "the build itself is reported as build.complete",
});

const outcomes = new Map<string, ReadJob["outcome"]>([
  ["failed", "failed"],
  ["partiallySucceeded", "failed"],
  ["succeeded", "recovered"],
]);
const outcomeOf = (result: string | null | undefined): ReadJob["outcome"] => outcomes.get(result ?? "") ?? "other";

// Both ids are immutable, and the API takes the first in its paths.
const projectId = (project: string | null | undefined, definition: string | null | undefined): string | null =>
  project && definition ? `${project}/${definition}` : null;
