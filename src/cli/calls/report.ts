import { randomUUID } from "node:crypto";
import { redact } from "../../adapters/redaction/redact.ts";
import { processEnvironment, readReportSettings } from "../../config.ts";
import { UnavailableError, UsageError } from "../../errors.ts";
import { secretKey } from "../../signatures/secret-keys.ts";
import { signStandardWebhook } from "../../signatures/sign-standard-webhook.ts";
import { print, printJson } from "../print/terminal.ts";
import { readTelling } from "../report/read-telling.ts";

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

const patience = 10_000;

/** Scans and redacts a log here, and sends a bot the telling part of it: the lines around hits and the tail. */
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
  const body = JSON.stringify({ project, runId, attempt, branch, commit, runUrl, occurredAt: new Date().toISOString(), log });
  const headers = await signStandardWebhook({ id: randomUUID(), now: new Date(), body, key: secretKey(secret) });
  const answer = await send(`${COVEO_ERROR_URL.replace(/\/$/, "")}/ci/report`, { ...headers, "content-type": "application/json" }, body);
  const sent = { sent: body.length, diagnosed, ...answer };
  await (options.json ? printJson(sent) : print(`Reported ${project}, run ${runId}: ${body.length} bytes sent, ${diagnosed.length === 0 ? "no Coveo error" : diagnosed.join(", ")} in the log.`));
};

const send = async (url: string, headers: Record<string, string>, body: string): Promise<object> => {
  let response: Response;
  try {
    response = await fetch(url, { method: "POST", headers, body, signal: AbortSignal.timeout(patience) });
  } catch (cause) {
    throw new UnavailableError("bot", `${url} did not answer: check COVEO_ERROR_URL.`, { cause });
  }
  const text = await response.text();
  if (!response.ok) {
    const meaning = response.status === 401 ? ": check REPORT_WEBHOOK_SECRET" : "";
    throw new UnavailableError("bot", `${url} answered ${response.status}${meaning}. ${text.slice(0, 300)}`);
  }
  return JSON.parse(text) as object;
};
