import type { RunKey } from "./failed-run.ts";
import type { Place } from "./place.ts";

/** A run that passed. `at` is ISO 8601, UTC. */
export type GreenRun = { runId: string; attempt: number; runUrl: string | null; at: string };

/** The message that tells of an error in one place, and whose repeats go into its thread. All times are ISO 8601, UTC. */
export type OpenFailure = {
  place: Place;
  errorId: string;
  channel: string;
  /** The run whose reply the message is; of a storm's, the first that was told there. */
  run: RunKey;
  /** Null until it is posted. */
  ts: string | null;
  /** Who claimed it and did not post it by then is taken for dead. */
  claimedAt: string;
  claimedUntil: string;
  /** The first and the last failure that it tells of. */
  openedAt: string;
  lastAt: string;
  /** The start of the storm whose message it is, where it has none of its own. */
  storm: string | null;
  /** The run that passed after the last failure. */
  recovered: GreenRun | null;
  /** Counts the changes; 0 where nothing is stored. */
  revision: number;
};

export type OpenFailureKey = Pick<OpenFailure, "place" | "errorId">;

const quiet = 7 * 86_400_000;

/** The run that ended it, if one did: it is over though nobody marked it so yet. */
export const endOf = (open: OpenFailure, green: GreenRun | undefined): GreenRun | null =>
  open.recovered ?? (green !== undefined && green.at > open.lastAt ? green : null);

/** Whether a failure is a repeat of it: also one from before its end that arrives late, but none after its end or 7 quiet days. */
export const takes = (open: OpenFailure, run: RunKey & { occurredAt: string }, green: GreenRun | undefined): boolean => {
  if (isSameRun(open.run, run)) return true;
  const end = endOf(open, green);
  if (end !== null) return run.occurredAt < end.at;
  // What passed since then has recovered already, whatever failed again later.
  if (green !== undefined && run.occurredAt < green.at) return false;
  return Date.parse(run.occurredAt) - Date.parse(open.lastAt) <= quiet;
};

/** With another failure that it tells of. */
export const grown = (open: OpenFailure, { occurredAt }: { occurredAt: string }): OpenFailure => ({
  ...open,
  openedAt: occurredAt < open.openedAt ? occurredAt : open.openedAt,
  lastAt: occurredAt > open.lastAt ? occurredAt : open.lastAt,
});

export const isSameRun = (one: RunKey, other: RunKey): boolean =>
  one.project.connection === other.project.connection &&
  one.project.key === other.project.key &&
  one.runId === other.runId &&
  one.attempt === other.attempt &&
  one.occasion === other.occasion;
