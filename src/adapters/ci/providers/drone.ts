// https://docs.drone.io/webhooks/overview/
import * as z from "zod";
import { unread, type ReadJob } from "../../../pipelines/reading.ts";
import type { Delivery } from "../../../ports/delivery.ts";
import type { FailedJob } from "../../../ports/pipeline-logs.ts";
import type { CiProvider } from "../provider.ts";
import { readJson } from "../read-json.ts";
import { textsIn } from "../texts-in.ts";
import { signLikeDrone, verifyDroneSignature } from "./drone-signature.ts";

const failures = new Set(["failure", "error"]);

const text = z.string().nullish();
const number = z.number().int().positive();
// What a Date can hold.
const seconds = z.number().int().min(0).max(8.64e12).nullish().catch(null);
// Namespace and name become parts of an API path: nothing else gets there.
const segment = z.string().regex(/^(?!\.\.?$)[\w.~-]+$/);

const stepSchema = z.object({ number, name: z.string(), status: text, errignore: z.boolean().nullish() });
const stageSchema = z.object({ number, name: z.string(), status: text, errignore: z.boolean().nullish(), steps: z.array(stepSchema).nullish() });
const stagesSchema = z.array(stageSchema).nullish();

const buildEvent = z.object({
  repo: z.object({ id: z.number().int().transform(String).nullish(), namespace: segment, name: segment, default_branch: text }),
  build: z.object({
    number,
    status: text,
    event: text,
    ref: text,
    after: text,
    target: text,
    finished: seconds,
    // Only some versions send them.
    stages: stagesSchema.catch(null),
  }),
  system: z.object({ link: z.url({ protocol: /^https?$/ }) }).nullish().catch(null),
});

export const drone: CiProvider = {
  name: "drone",
  defaults: { baseUrl: null, apiUrl: null, logHosts: [] },

  verify: verifyDroneSignature,
  sign: signLikeDrone,

  read: (delivery) => {
    if ((delivery.headers["x-drone-event"] ?? eventIn(delivery)) !== "build") return { kind: "read", reading: { ...unread, reason: "an event of no interest" } };
    return readJson(delivery, buildEvent, ({ repo, build, system }) => {
      const outcome = outcomeOf(build.status);
      const project = `${repo.namespace}/${repo.name}`;
      return {
        ...unread,
        outcome,
        acts: outcome === "failed",
        recovers: outcome === "recovered",
        project,
        projectId: repo.id ?? null,
        branch: build.target ?? null,
        defaultBranch: repo.default_branch ?? null,
        commit: build.after ?? null,
        // A restarted build gets a number of its own.
        runId: String(build.number),
        attempt: 1,
        // The payload's own links lead to the commit.
        runUrl: system ? `${system.link.replace(/\/$/, "")}/${project}/${build.number}` : null,
        // A pull request is built under the name of the branch it is for.
        workflow: build.event === "pull_request" ? `pull request ${/^refs\/pull\/(\d+)\//.exec(build.ref ?? "")?.[1] ?? ""}`.trim() : null,
        occurredAt: build.finished ? new Date(build.finished * 1000).toISOString() : null,
        jobs: failedSteps(build.stages).map((job) => ({ ...job, outcome: "failed" })),
      };
    });
  },

  authorize: (_, { token }) => (token === undefined ? {} : { authorization: `Bearer ${token}` }),

  // https://docs.drone.io/api/builds/build_info/
  failedJobs: async (api, { project, runId }) => {
    const answer = await api.json(buildPath(project.name, runId), z.object({ stages: stagesSchema }));
    return answer.kind === "unavailable" ? answer : { kind: "jobs", jobs: failedSteps(answer.value.stages) };
  },

  // https://docs.drone.io/api/builds/build_logs/ An array of {pos, out, time}; `out` is a line with its end.
  openLog: async (api, { project, runId }, job) => {
    const log = await api.stream(`${buildPath(project.name, runId)}/logs/${job.id}`);
    return log.kind === "unavailable" ? log : { kind: "log", chunks: textsIn(log.chunks, "out") };
  },

  scope: "a user who may see the repository",

  runAt: ({ pathname }) => {
    const [, name, runId] = /^\/([\w.~-]+\/[\w.~-]+)\/(\d+)(?:\/|$)/.exec(pathname) ?? [];
    return name === undefined || runId === undefined ? undefined : { name, runId, attempt: 1 };
  },
};

/** The event of a body that comes without its headers, as from a file. */
const eventIn = (delivery: Delivery): string | undefined => {
  const result = readJson(delivery, z.object({ build: z.object({}) }), () => unread);
  // What is no build by its shape is read as one where it is no JSON, to be told so.
  return result.kind === "read" || result.message === "the body is not JSON" ? "build" : undefined;
};

/** The API's path of a build. */
export const buildPath = (project: string, runId: string): string => `/api/repos/${project}/builds/${encodeURIComponent(runId)}`;

const outcomeOf = (status: string | null | undefined): ReadJob["outcome"] =>
  failures.has(status ?? "") ? "failed" : status === "success" ? "recovered" : "other";

/** The steps that failed and were not allowed to; a step's log is found by the numbers of its stage and its own. */
const failedSteps = (stages: z.infer<typeof stagesSchema>): FailedJob[] =>
  (stages ?? [])
    .filter((stage) => stage.errignore !== true)
    .flatMap((stage) => (stage.steps ?? []).filter(isFailed).map((step) => ({ id: `${stage.number}/${step.number}`, name: `${stage.name}/${step.name}` })));

const isFailed = ({ status, errignore }: z.infer<typeof stepSchema>): boolean => failures.has(status ?? "") && errignore !== true;
