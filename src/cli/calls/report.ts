import { randomUUID } from "node:crypto";
import { redact } from "../../adapters/redaction/redact.ts";
import { processEnvironment, readReportSettings } from "../../config.ts";
import { UsageError } from "../../errors.ts";
import { secretKey } from "../../signatures/secret-keys.ts";
import { signStandardWebhook } from "../../signatures/sign-standard-webhook.ts";
import { print, printable, printJson } from "../print/terminal.ts";
import { readTelling } from "../report/read-telling.ts";
import { sendToBot } from "../send-to-bot.ts";

type Options = {
  project?: string;
  runId?: string;
  attempt?: string;
  branch?: string;
  commit?: string;
  runUrl?: string;
  to?: string;
  json?: true;
};

/** Scans and redacts a log here, and sends a bot the telling part of it: the lines around hits and the tail. Exit 1 where the bot ignores it. */
export const report = async (file: string | undefined, options: Options): Promise<void> => {
  const { project, runId } = options;
  if (project === undefined || runId === undefined) throw new UsageError("A report names its run: --project acme/loader --run-id 12.");
  const attempt = Number(options.attempt ?? 1);
  if (!Number.isInteger(attempt) || attempt < 1) throw new UsageError("--attempt takes a whole number from 1.");
  const { COVEO_ERROR_URL, REPORT_WEBHOOK_SECRET: [secret = ""] } = readReportSettings({
    ...processEnvironment(),
    ...(options.to === undefined ? {} : { COVEO_ERROR_URL: options.to }),
  });

  const { log, diagnosed } = await readTelling({ redact }, file);
  const { branch, commit, runUrl } = options;
  const report = JSON.stringify({ project, runId, attempt, branch, commit, runUrl, occurredAt: new Date().toISOString(), log });
  const body = new TextEncoder().encode(report);
  const headers = await signStandardWebhook({ id: randomUUID(), now: new Date(), body, key: secretKey(secret) });
  const answer = await sendToBot(`${COVEO_ERROR_URL.replace(/\/$/, "")}/ci/report`, { ...headers, "content-type": "application/json" }, body);
  const run = `${project}, run ${runId}`;
  const shown = "ignored" in answer
    ? `The bot ignored the report of ${run}: ${printable(String(answer["ignored"]))}.`
    : `Queued ${run}: ${body.length} bytes sent, ${diagnosed.length === 0 ? "no Coveo error" : diagnosed.join(", ")} in the log.\n${diagnosed.length === 0 ? "Nothing is posted of a run without one." : "It is posted if the project is linked (coveo-error unlinked lists those that are not)."}`;
  await (options.json ? printJson({ sent: body.length, diagnosed, ...answer }) : print(shown));
  process.exitCode = "ignored" in answer ? 1 : 0;
};
