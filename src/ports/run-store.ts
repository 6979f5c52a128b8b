import type { FailedRun, RunKey, RunOutcome } from "../pipelines/failed-run.ts";

export type StoredRun = FailedRun & { outcome: RunOutcome | null };

export type RunStore = {
  /** Puts the run unless it is there (first writer wins) and gives what is stored, `occurredAt` fixed. */
  openRun(run: FailedRun): Promise<StoredRun>;
  closeRun(key: RunKey, outcome: RunOutcome): Promise<void>;
  findRun(key: RunKey): Promise<StoredRun | undefined>;
  /** The run's latest failure, where it failed on several occasions. */
  findLatestRun(key: Omit<RunKey, "occasion">): Promise<StoredRun | undefined>;
};
