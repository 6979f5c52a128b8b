import type { Project } from "./project.ts";

/** One attempt of a pipeline run that failed. Ids and names only: no log, no secret. */
export type FailedRun = {
  project: Project;
  runId: string;
  attempt: number;
  /** Tells apart the failures of a run that keeps its id and attempt when it is run again; null where nothing does. */
  occasion: string | null;
  /** When it failed: ISO 8601, UTC, milliseconds. Fixed once per run by its first writer. */
  occurredAt: string;
  workflow: string | null;
  branch: string | null;
  defaultBranch: string | null;
  commit: string | null;
  /** A link for people, on the connection's own host; never called. */
  runUrl: string | null;
};

export type RunKey = Pick<FailedRun, "project" | "runId" | "attempt" | "occasion">;

/** The message that tells of a run: its own, one in the thread of an earlier failure's, or that of a storm. */
export type Told = { as: "own" | "thread" | "storm"; channel: string; ts: string };

/** What came of a failed run, kept so that whoever asks can be told. */
export type RunOutcome =
  | { kind: "explained"; errorIds: string[]; omittedJobs: number; notPosted: string | null; told?: Told | undefined }
  | { kind: "nothing-found"; reason: string | null; omittedJobs: number }
  /** `mendable`: for want of a token or setting of ours; once that is mended, a redelivery is explained. */
  | { kind: "no-log"; reason: string; mendable: boolean };
