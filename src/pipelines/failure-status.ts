import type { Occurrence } from "../recurrence/occurrence.ts";
import type { GreenRun, OpenFailure } from "./open-failure.ts";
import { happenedIn } from "./place.ts";

/** How a failure stands: read off the set of occurrences, so that it is the same whatever came when. */
export type FailureStatus = {
  count: number;
  /** ISO 8601, UTC. */
  since: string;
  last: { runId: string; attempt: number; runUrl: string | null; at: string };
  recovered: GreenRun | null;
};

/** What of a team's occurrences an open failure's status is read off. */
export const rangeOf = ({ channel, errorId, openedAt, recovered }: OpenFailure): { team: string; errorId: string; from: string; until: string } => ({
  team: channel,
  errorId,
  from: openedAt,
  until: recovered?.at ?? "9999",
});

/** Undefined where none of its occurrences is left. */
export const statusOf = ({ place, recovered }: OpenFailure, occurrences: readonly Occurrence[]): FailureStatus | undefined => {
  const failures = occurrences.filter((each) => happenedIn(place, each)).toSorted((a, b) => a.occurredAt.localeCompare(b.occurredAt));
  const [first, last] = [failures[0], failures.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const { runId, attempt, runUrl, occurredAt } = last;
  return { count: failures.length, since: first.occurredAt, last: { runId, attempt, runUrl, at: occurredAt }, recovered };
};
