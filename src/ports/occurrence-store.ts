import type { Occurrence, Withdrawal } from "../recurrence/occurrence.ts";

export type OccurrenceStore = {
  /** One conditional put of one item. */
  recordOccurrence(occurrence: Occurrence, options?: { signal?: AbortSignal }): Promise<"recorded" | "duplicate">;
  /** Takes one back, or brings it back with null; one write, and doing it twice changes nothing. `absent`: there is none, or none any more. */
  withdrawOccurrence(of: { team: string; errorId: string; occurredAt: string; dedupeId: string }, withdrawn: Withdrawal | null): Promise<{ kind: "done"; occurrence: Occurrence } | { kind: "absent" }>;
  /** A team's occurrences with `from` ≤ occurredAt < `until` (ISO 8601), oldest first, of one error or of all. */
  listOccurrences(range: {
    team: string;
    errorId?: string;
    from: string;
    until: string;
    signal?: AbortSignal;
  }): Promise<Occurrence[]>;
  /** At most `limit` of an error's occurrences in the range: the `first` or `last` of it, in that order from that end. What it costs grows with `limit`, not with the range. */
  listOccurrencesFrom(
    end: "first" | "last",
    range: { team: string; errorId: string; from: string; until: string; limit: number; signal?: AbortSignal },
  ): Promise<Occurrence[]>;
  /** Of each of these errors that was met in the range its latest occurrence there, in the errors' order. What it costs grows with the number of errors, not with the range. */
  listLatest(range: { team: string; errorIds: readonly string[]; from: string; until: string; signal?: AbortSignal }): Promise<Latest[]>;
};

/** When an error was met last: ISO 8601, UTC. */
export type Latest = Pick<Occurrence, "errorId" | "occurredAt">;
