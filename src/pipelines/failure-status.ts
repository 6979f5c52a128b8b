import type { OccurrenceStore } from "../ports/occurrence-store.ts";
import type { Occurrence } from "../recurrence/occurrence.ts";
import { iso } from "../recurrence/read-around.ts";
import type { GreenRun, OpenFailure } from "./open-failure.ts";
import { happenedIn } from "./place.ts";

/** How a failure stands: read off the set of occurrences, so that it is the same whatever came when. */
export type FailureStatus = {
  count: number;
  /** There are more than are read. */
  atLeast?: boolean;
  /** ISO 8601, UTC. */
  since: string;
  last: { runId: string; attempt: number; runUrl: string | null; at: string };
  recovered: GreenRun | null;
};

/** The team's occurrences of the error that are read for one status: what a repeat costs does not grow with how long it stays red. */
const mostRead = 200;

/** Undefined where none of its occurrences is left, and it has not recovered either. */
export const readStatus = async (store: Pick<OccurrenceStore, "listOccurrencesFrom">, open: OpenFailure): Promise<FailureStatus | undefined> => (await readCounted(store, open)) ?? uncounted(open);

/** What was taken back, or is older than is kept, has recovered all the same. */
const uncounted = ({ run: { runId, attempt }, openedAt, lastAt, recovered }: OpenFailure): FailureStatus | undefined =>
  recovered === null ? undefined : { count: 1, since: openedAt, last: { runId, attempt, runUrl: null, at: lastAt }, recovered };

const readCounted = async (store: Pick<OccurrenceStore, "listOccurrencesFrom">, open: OpenFailure): Promise<FailureStatus | undefined> => {
  const range = { team: open.channel, errorId: open.errorId, from: open.openedAt, limit: mostRead };
  const newest = await store.listOccurrencesFrom("last", { ...range, until: open.recovered?.at ?? "9999" });
  if (newest.length < mostRead) return statusOf(open, newest);
  // Where other places fail more often, what is read may tell nothing of this one: its own last failure is known.
  const status = statusOf(open, newest) ?? statusOf(open, await store.listOccurrencesFrom("last", { ...range, until: iso(Date.parse(open.lastAt) + 1) }));
  return status && { ...status, atLeast: true, since: open.openedAt };
};

const statusOf = ({ place, recovered }: OpenFailure, occurrences: readonly Occurrence[]): FailureStatus | undefined => {
  const failures = occurrences.filter((each) => happenedIn(place, each)).toSorted((a, b) => a.occurredAt.localeCompare(b.occurredAt));
  const [first, last] = [failures[0], failures.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const { runId, attempt, runUrl, occurredAt } = last;
  return { count: failures.length, since: first.occurredAt, last: { runId, attempt, runUrl, at: occurredAt }, recovered };
};
