// https://docs.github.com/en/webhooks/webhook-events-and-payloads
import * as z from "zod";
import type { FailedJob } from "../../../ports/pipeline-logs.ts";
import { verifiesWithAny, verifyHmacHex } from "../../../signatures/hmac.ts";
import { secretKey } from "../../../signatures/secret-keys.ts";
import { hmacHex } from "../../../signatures/sign-hmac.ts";
import type { Connection } from "../connection.ts";
import type { ApiCall, Authorization, CiProvider } from "../provider.ts";
import { failures, readGithub } from "./github/read-github.ts";
import { redeliverMissed } from "./github/redeliver-missed.ts";

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

  sign: async ({ body }, { secret, id }) => ({
    "x-github-delivery": id,
    "x-hub-signature-256": `sha256=${await hmacHex(secretKey(secret), body)}`,
  }),

  read: readGithub,

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
    return redeliverMissed(api, hooks?.split(",").map((each) => each.trim()) ?? (appId === undefined ? [] : ["app/hook"]), now);
  },

  runAt: ({ pathname }) => {
    const [, name, runId, attempt] = /^\/([\w.-]+\/[\w.-]+)\/actions\/runs\/(\d+)(?:\/attempts\/(\d+))?(?:\/|$)/.exec(pathname) ?? [];
    return name === undefined || runId === undefined ? undefined : { name, runId, attempt: attempt === undefined ? undefined : Number(attempt) };
  },
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
  jobs: z.array(z.object({ id: z.union([z.number(), z.string()]).transform(String), name: z.string(), conclusion: z.string().nullish() })),
});
