// https://support.atlassian.com/bitbucket-cloud/docs/event-payloads/#Build-status-updated
import * as z from "zod";
import { unread, type ReadJob } from "../../../pipelines/reading.ts";
import type { FailedJob } from "../../../ports/pipeline-logs.ts";
import { verifiesWithAny, verifyHmacHex } from "../../../signatures/hmac.ts";
import { secretKey } from "../../../signatures/secret-keys.ts";
import { hmacHex } from "../../../signatures/sign-hmac.ts";
import { isoTime } from "../iso-time.ts";
import type { CiApi, CiProvider } from "../provider.ts";
import { readJson } from "../read-json.ts";
import { versionPath } from "../version-path.ts";

const text = z.string().nullish();
// A name becomes part of an API path: nothing but a workspace and a repository gets there.
const fullName = z.string().regex(/^(?!\.\.?\/)[\w.-]+\/(?!\.\.?$)[\w.-]+$/);

const statusEvent = z.object({
  repository: z.object({ uuid: text, full_name: fullName }),
  commit_status: z.object({
    key: text,
    name: text,
    state: text,
    url: text,
    refname: text,
    updated_on: text,
    commit: z.object({ hash: text }).nullish(),
    links: z.object({ commit: z.object({ href: text }).nullish() }).nullish(),
  }),
});

const outcomes = new Map<string, ReadJob["outcome"]>([
  ["FAILED", "failed"],
  ["SUCCESSFUL", "recovered"],
]);

export const bitbucket: CiProvider = {
  name: "bitbucket",
  defaults: {
    baseUrl: "https://bitbucket.org",
    apiUrl: "https://api.bitbucket.org/2.0",
    logHosts: ["*.s3.amazonaws.com", "*.s3.us-east-1.amazonaws.com"],
  },

  // The header is named as GitHub's old one, but the digest is SHA-256, and nothing else is taken.
  verify: ({ headers, body }, { secrets }) => {
    const signature = headers["x-hub-signature"] ?? "";
    return verifiesWithAny(secrets.map(secretKey), async (key) =>
      signature.startsWith("sha256=") ? verifyHmacHex(key, signature.slice("sha256=".length), body) : false,
    );
  },

  sign: async ({ body }, { secret }) => ({ "x-hub-signature": `sha256=${await hmacHex(secretKey(secret), body)}` }),

  read: (delivery) => {
    const event = delivery.headers["x-event-key"] ?? (new TextDecoder().decode(delivery.body).includes('"commit_status"') ? "repo:commit_status_updated" : "");
    if (!event.startsWith("repo:commit_status_")) return { kind: "read", reading: { ...unread, reason: "an event of no interest" } };
    return readJson(delivery, statusEvent, ({ repository, commit_status: status }) => {
      const outcome = outcomes.get(status.state ?? "") ?? "other";
      const runId = pipelineNumber(status.url, repository.full_name);
      const occurredAt = isoTime(status.updated_on);
      return {
        ...unread,
        outcome,
        acts: outcome === "failed" && runId !== null,
        recovers: outcome === "recovered" && runId !== null,
        project: repository.full_name,
        projectId: repository.uuid ?? null,
        branch: status.refname ?? null,
        commit: status.commit?.hash ?? /\/commit\/([0-9a-f]+)$/.exec(status.links?.commit?.href ?? "")?.[1] ?? null,
        runId,
        attempt: 1,
        // Failed steps that are run again keep the number.
        occasion: occurredAt,
        runUrl: status.url ?? null,
        occurredAt,
        jobs: [{ id: status.key ?? "", name: status.name ?? status.key ?? "", outcome }],
        ...(runId === null ? { reason: "a status that another tool posted: there is no pipeline log of it" } : {}),
      };
    });
  },

  // Never "accept: application/json": the log's address answers that with 406.
  authorize: (_, { token }): Record<string, string> => (token === undefined ? {} : { authorization: `Bearer ${token}` }),

  // https://developer.atlassian.com/cloud/bitbucket/rest/api-group-pipelines/#api-repositories-workspace-repo-slug-pipelines-pipeline-uuid-steps-get
  failedJobs: async (api, { project, runId }) => {
    const jobs: FailedJob[] = [];
    for (let page = 1; page <= 10; page += 1) {
      const answer = await api.json(`${stepsPath(api, project.name, runId)}/?pagelen=100&page=${page}`, stepsSchema);
      if (answer.kind === "unavailable") return answer;
      for (const { uuid, name, state } of answer.value.values) {
        if (["FAILED", "ERROR"].includes(state?.result?.name ?? "")) jobs.push({ id: uuid, name: name ?? `step ${jobs.length + 1}` });
      }
      if (answer.value.values.length === 0 || !answer.value.next) break;
    }
    return { kind: "jobs", jobs };
  },

  // https://developer.atlassian.com/cloud/bitbucket/rest/api-group-pipelines/#api-repositories-workspace-repo-slug-pipelines-pipeline-uuid-steps-step-uuid-log-get
  openLog: (api, { project, runId }, job) => api.stream(`${stepsPath(api, project.name, runId)}/${encodeURIComponent(job.id)}/log`),

  // The number is in the path, or in the fragment: …/addon/pipelines/home#!/results/12
  runAt: ({ pathname, hash }) => {
    const [, name, runId] = /^\/([\w.-]+\/[\w.-]+)\/(?:addon\/)?pipelines\/(?:home#!\/)?results\/(\d+)(?:\/|$)/.exec(pathname + hash) ?? [];
    return name === undefined || runId === undefined ? undefined : { name, runId, attempt: 1 };
  },
};

/** The API's path of a repository. */
export const repositoryPath = (api: CiApi, name: string): string => `${versionPath(api, "/2.0")}/repositories/${name}`;

const stepsPath = (api: CiApi, name: string, runId: string): string => `${repositoryPath(api, name)}/pipelines/${encodeURIComponent(runId)}/steps`;

const stepsSchema = z.object({
  values: z.array(z.object({ uuid: z.string(), name: text, state: z.object({ result: z.object({ name: text }).nullish() }).nullish() })),
  next: text,
});

/** The number of the pipeline that a status is of, if it is one of the repository's own: any tool may post a status. */
export const pipelineNumber = (address: string | null | undefined, repository: string): string | null => {
  if (!address || !URL.canParse(address)) return null;
  const url = new URL(address);
  const run = url.origin === "https://bitbucket.org" ? bitbucket.runAt(url) : undefined;
  return run?.name.toLowerCase() === repository.toLowerCase() ? run.runId : null;
};
