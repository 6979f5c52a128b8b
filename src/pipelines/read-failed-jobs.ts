import { mergeDiagnoses } from "../diagnosis/merge-diagnoses.ts";
import type { CoveoTarget, Diagnosis, LogDiagnosis, UnknownCode } from "../diagnosis/diagnosis.ts";
import type { Clock } from "../ports/clock.ts";
import type { FailedJob, PipelineLogs } from "../ports/pipeline-logs.ts";
import type { Unavailable } from "../ports/unavailable.ts";
import type { RunKey } from "./failed-run.ts";

/** An error and the job whose log proves it. */
export type Found = { diagnosis: Diagnosis; job: FailedJob };

export type ReadJobs = {
  kind: "read";
  /** One for each error, causes first. */
  found: Found[];
  target: CoveoTarget;
  /** Codes of Coveo's that the catalog does not have, each once. */
  unknownCodes: UnknownCode[];
  /** Jobs whose log was not read because there were too many, or time ran out. */
  omittedJobs: number;
  /** Why a job's log could not be read, if any could not. */
  unreadable: string | null;
};

/** How many failed jobs' logs of one run are read. */
const mostJobs = 20;

/** After this time, in milliseconds, no further log is begun: what was found by then is told rather than lost with the function's own time. */
const longest = 15_000;

type Ports = { clock: Clock; logs: PipelineLogs; diagnose: (chunks: AsyncIterable<Uint8Array>) => Promise<LogDiagnosis> };

/** Reads the logs of a run's failed jobs; unavailable where none of them can be had. */
export const readFailedJobs = async ({ clock, logs, diagnose }: Ports, run: RunKey): Promise<ReadJobs | Unavailable> => {
  const failed = await logs.failedJobs(run);
  if (failed.kind === "unavailable") return failed;
  if (failed.jobs.length === 0) return { kind: "unavailable", reason: "the run has no failed job" };

  const jobs = failed.jobs.slice(0, mostJobs);
  const end = clock().getTime() + longest;
  let started = 0;
  const reports: { job: FailedJob; report: LogDiagnosis }[] = [];
  const faults: Unavailable[] = [];
  for (const job of jobs) {
    if (started > 0 && clock().getTime() > end) break;
    started += 1;
    const log = await logs.openLog(run, job);
    if (log.kind === "unavailable") {
      faults.push(log);
      continue;
    }
    const report = await diagnose(log.chunks);
    if (report.reason !== undefined) faults.push({ kind: "unavailable", reason: asPhrase(report.reason) });
    reports.push({ job, report });
  }
  const [fault] = faults;
  if (fault !== undefined && faults.length === started) return fault;

  const merged = mergeDiagnoses(reports.map(({ report }) => report));
  const jobOf = ({ id, line, excerpt }: Diagnosis): FailedJob | undefined =>
    reports.find(({ report }) => report.diagnoses.some((each) => each.id === id && each.line === line && each.excerpt === excerpt))?.job;
  return {
    kind: "read",
    found: merged.diagnoses.flatMap((diagnosis) => {
      const job = jobOf(diagnosis);
      return job === undefined ? [] : [{ diagnosis, job }];
    }),
    target: merged.target,
    unknownCodes: merged.unknownCodes,
    omittedJobs: failed.jobs.length - started,
    unreadable: fault?.reason ?? null,
  };
};

/** A sentence as it stands inside another. */
const asPhrase = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, "");
