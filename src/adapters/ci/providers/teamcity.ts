// https://www.jetbrains.com/help/teamcity/teamcity-webhooks.html
import * as z from "zod";
import { unread, type ReadJob } from "../../../pipelines/reading.ts";
import { isLimited } from "../connection.ts";
import { isoTime } from "../iso-time.ts";
import type { CiProvider } from "../provider.ts";
import { readJson } from "../read-json.ts";
import { signSharedSecret, verifySharedSecret } from "../verify-shared-secret.ts";

const text = z.string().nullish();
const id = z.union([z.number().int().nonnegative(), z.string().regex(/^\d+$/)]).transform(String);

// The webhook's `fields` parameter can leave any of it out.
const event = z.object({
  eventType: z.string(),
  payload: z
    .object({
      id: id.nullish(),
      buildTypeId: text,
      status: text,
      state: text,
      branchName: text,
      webUrl: text,
      finishDate: text,
      buildType: z.object({ id: text, name: text }).nullish(),
      revisions: z.object({ revision: z.array(z.object({ version: text, vcsBranchName: text })).nullish() }).nullish(),
    })
    .nullish(),
});

const outcomes = new Map<string, ReadJob["outcome"]>([
  ["FAILURE", "failed"],
  ["ERROR", "failed"],
  ["SUCCESS", "recovered"],
]);

export const teamcity: CiProvider = {
  name: "teamcity",
  defaults: { baseUrl: null, apiUrl: null, logHosts: [] },

  verify: (delivery, { secrets }) => verifySharedSecret(delivery, secrets),
  sign: signSharedSecret,

  read: (delivery) =>
    readJson(delivery, event, ({ eventType, payload }) => {
      const build = payload ?? {};
      const project = build.buildTypeId ?? build.buildType?.id ?? null;
      const runId = build.id ?? null;
      // A build that runs says SUCCESS too, as long as nothing failed.
      const isFinished = eventType === "BUILD_FINISHED" && (build.state ?? "finished") === "finished";
      const outcome = isFinished ? (outcomes.get(build.status ?? "") ?? "other") : "other";
      const revision = build.revisions?.revision?.[0];
      const isIncomplete = isFinished && (project === null || runId === null || !build.status);
      return {
        ...unread,
        outcome,
        acts: outcome === "failed" && !isIncomplete,
        recovers: outcome === "recovered" && !isIncomplete,
        project,
        branch: branchOf(build.branchName) ?? branchOf(revision?.vcsBranchName),
        commit: revision?.version ?? null,
        runId,
        attempt: 1,
        runUrl: build.webUrl ?? null,
        occurredAt: isoTime(build.finishDate?.replace(compactTime, "$1-$2-$3T$4:$5:$6$7:$8")),
        jobs: outcome === "failed" && runId !== null ? [{ id: runId, name: build.buildType?.name ?? project ?? runId, outcome }] : [],
        ...(isIncomplete ? { reason: "the webhook leaves out the build's id, status or build type: let its fields include them" } : {}),
      };
    }),

  authorize: (_, { token }): Record<string, string> => (token === undefined ? {} : { authorization: `Bearer ${token}` }),

  // A build is one job with one log.
  failedJobs: async (_, { project, runId }) => ({ kind: "jobs", jobs: [{ id: runId, name: project.name }] }),

  // https://www.jetbrains.com/help/teamcity/build-log.html: by the build's id, which is not its number.
  openLog: async (api, { project, runId }) => {
    if (isLimited(api.connection)) {
      // https://www.jetbrains.com/help/teamcity/rest/buildapi.html#getBuild
      const build = await api.json(`/app/rest/builds/id:${encodeURIComponent(runId)}?fields=buildTypeId`, buildSchema, { headers: { accept: "application/json" } });
      if (build.kind === "unavailable") return build;
      if (build.value.buildTypeId !== project.name) return { kind: "unavailable", reason: `the build ${runId} is of another build configuration than ${project.name}` };
    }
    return api.stream(`/downloadBuildLog.html?buildId=${encodeURIComponent(runId)}&plain=true`);
  },

  runAt: ({ pathname, searchParams }) => {
    const [, name, runId] = /\/buildConfiguration\/(\w+)\/(\d+)(?:\/|$)/.exec(pathname) ?? [];
    if (name !== undefined && runId !== undefined) return { name, runId, attempt: 1 };
    const [byQuery, idByQuery] = [searchParams.get("buildTypeId"), searchParams.get("buildId")];
    return byQuery && /^\d+$/.test(idByQuery ?? "") ? { name: byQuery, runId: idByQuery ?? "", attempt: 1 } : undefined;
  },
};

const buildSchema = z.object({ buildTypeId: z.string() });

/** As in 20261120T140233+0000. */
const compactTime = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)([+-]\d\d)(\d\d)$/;

/** The default branch may be left out, or be called `<default>`: then the revision tells its name. */
const branchOf = (name: string | null | undefined): string | null =>
  !name || name === "<default>" ? null : name.replace(/^refs\/heads\//, "");
