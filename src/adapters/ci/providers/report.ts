// https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
import * as z from "zod";
import { unread } from "../../../pipelines/reading.ts";
import { secretKey } from "../../../signatures/secret-keys.ts";
import { signStandardWebhook } from "../../../signatures/sign-standard-webhook.ts";
import { verifyStandardWebhook } from "../../../signatures/standard-webhooks.ts";
import type { CiProvider } from "../provider.ts";
import { readJson } from "../read-json.ts";

const text = z.string().max(2_000).nullish();
const id = z.union([z.string().min(1).max(200), z.number().int().nonnegative()]).transform(String);

const body = z.object({
  project: z.string().min(1).max(500),
  runId: id,
  attempt: z.number().int().positive().nullish(),
  branch: text,
  commit: text,
  runUrl: text,
  occurredAt: text,
  log: z.string(),
});

/** The bot's own webhook, for any CI without one, and for those that the bot cannot reach: the log comes with it. */
export const report: CiProvider = {
  name: "report",
  defaults: { baseUrl: null, apiUrl: null, logHosts: [] },
  linksAnywhere: true,
  verify: (delivery, { secrets, now }) => verifyStandardWebhook(delivery, secrets.map(secretKey), now),
  sign: ({ body }, { secret, now, id }) => signStandardWebhook({ id, now, body, key: secretKey(secret) }),
  read: (delivery) =>
    readJson(delivery, body, (report) => ({
      ...unread,
      outcome: "failed",
      acts: true,
      project: report.project,
      branch: report.branch ?? null,
      commit: report.commit ?? null,
      runId: report.runId,
      attempt: report.attempt ?? 1,
      runUrl: report.runUrl ?? null,
      occurredAt: report.occurredAt ?? null,
      log: report.log,
    })),
  authorize: () => ({}),
  failedJobs: async () => ({ kind: "unavailable", reason: "the report came without its log" }),
  openLog: async () => ({ kind: "unavailable", reason: "the report came without its log" }),
  // It is a run of a CI that the bot cannot ask: its address is that CI's, and the report is all there is.
  runAt: () => undefined,
};
