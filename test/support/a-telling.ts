import { answerById } from "../../src/catalog/answer-by-id.ts";
import type { FailureStatus } from "../../src/pipelines/failure-status.ts";
import type { Found } from "../../src/pipelines/read-failed-jobs.ts";
import type { FailedRun } from "../../src/pipelines/failed-run.ts";
import type { PipelineOccurrence } from "../../src/recurrence/storm.ts";
import type { ShownPlace, ShownStorm } from "../../src/views/storm-view.ts";
import { aRun } from "../adapters/store-contract.ts";

const answer = answerById("push/429/TOO_MANY_REQUESTS");
if (answer === null) throw new Error("push/429/TOO_MANY_REQUESTS is not in the catalog");

const found: Found = {
  diagnosis: {
    ...answer,
    confidence: "certain",
    because: "`TOO_MANY_REQUESTS` follows a call to api.cloud.coveo.com.",
    line: 1284,
    excerpt: 'POST https://api.cloud.coveo.com/push/v1/organizations/acme/sources/acme-products/documents/batch\nHTTP/1.1 429 Too Many Requests\n{"errorCode":"TOO_MANY_REQUESTS","message":"Too many requests."}',
    count: 14,
  },
  job: { id: "1", name: "push to Coveo" },
};

const urlOf = (runId: string) => `https://github.com/acme/catalog-loader/actions/runs/${runId}`;

/** A run with one error, as it is told. */
export const aTelling = (): { run: FailedRun; found: [Found]; omittedJobs: number; unreadable: null } => ({
  run: aRun({ runId: "1046", runUrl: urlOf("1046"), occurredAt: "2026-11-20T10:40:00.000Z" }),
  found: [found],
  omittedJobs: 0,
  unreadable: null,
});

export const openStatus: FailureStatus = {
  count: 5,
  since: "2026-11-18T02:40:00.000Z",
  last: { runId: "1046", attempt: 1, runUrl: urlOf("1046"), at: "2026-11-20T10:40:00.000Z" },
  recovered: null,
};

export const recoveredStatus: FailureStatus = { ...openStatus, recovered: { runId: "1047", attempt: 1, runUrl: urlOf("1047"), at: "2026-11-20T11:10:00.000Z" } };

const occurrence = (name: string, branch: string, minute: number): PipelineOccurrence => ({
  team: "C000000001",
  errorId: answer.id,
  occurredAt: `2026-11-20T10:${String(minute).padStart(2, "0")}:00.000Z`,
  dedupeId: `${name}-${minute}`,
  source: "pipeline",
  project: { connection: "github", key: name, name },
  runId: String(1000 + minute),
  attempt: 1,
  runUrl: urlOf(String(1000 + minute)),
  workflow: "Push",
  branch,
  target: { organization: null, source: null },
});

const place = (name: string, branch: string, minutes: number[], recovered: ShownPlace["recovered"] = null): ShownPlace => ({
  project: { connection: "github", key: name, name },
  branch,
  occurrences: minutes.map((minute) => occurrence(name, branch, minute)),
  recovered,
});

/** Four places at once, one of which has passed since. */
export const aStorm = (): ShownStorm => ({
  errorId: answer.id,
  startedAt: "2026-11-20T10:30:00.000Z",
  places: [
    place("acme/catalog-loader", "main", [30, 38]),
    place("acme/price-feed", "main", [31]),
    place("acme/search-pages", "release/12", [33], { runId: "1050", attempt: 1, runUrl: urlOf("1050"), at: "2026-11-20T10:50:00.000Z" }),
    place("acme/stock-feed", "main", [41]),
  ],
  omitted: 0,
});
