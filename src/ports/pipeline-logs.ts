import type { RunKey } from "../pipelines/failed-run.ts";
import type { Unavailable } from "./unavailable.ts";

export type FailedJob = { id: string; name: string };

/** The logs of a connection's failed runs. Faults that may pass are thrown as UnavailableError. */
export type PipelineLogs = {
  failedJobs(run: RunKey): Promise<{ kind: "jobs"; jobs: FailedJob[] } | Unavailable>;
  openLog(run: RunKey, job: FailedJob): Promise<{ kind: "log"; chunks: AsyncIterable<Uint8Array> } | Unavailable>;
};
