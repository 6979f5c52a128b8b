import type { Occurrence } from "../../../../src/recurrence/occurrence.ts";
import type { GeneratedPlace } from "../generated.ts";

/** One thing that was recorded, in the order in which it was. */
export type Entry = { team: string; errorId: string; time: number; isLookUp: boolean; place: GeneratedPlace | undefined; identity: string; dedupeId: string; order: number; changes: Change[] };

/** Somebody took it back, or brought it back. */
export type Change = { at: number; withdrawn: boolean };

/** Which part of the book is looked at: what had been recorded at a moment, and what somebody knows of besides. */
export type Known = (entry: Entry) => boolean;

/** Everything that was ever recorded: nothing in it expires. */
export const createBook = () => {
  const byTeam = new Map<string, Map<string, Entry[]>>();
  let order = 0;

  const of = (team: string, errorId: string): readonly Entry[] => byTeam.get(team)?.get(errorId) ?? [];

  return {
    record: (occurrence: Occurrence, identity: string, place: GeneratedPlace | undefined): Entry => {
      const { team, errorId, dedupeId } = occurrence;
      const entry: Entry = { team, errorId, time: Date.parse(occurrence.occurredAt), isLookUp: occurrence.source === "lookup", place, identity, dedupeId, order: (order += 1), changes: [] };
      const errors = byTeam.get(team) ?? new Map<string, Entry[]>();
      byTeam.set(team, errors);
      const entries = errors.get(errorId) ?? [];
      errors.set(errorId, entries);
      const behind = entries.findLastIndex((each) => each.time <= entry.time);
      entries.splice(behind + 1, 0, entry);
      return entry;
    },
    /** Of one error, oldest first. */
    of,
    /** Of all errors. */
    ofTeam: (team: string, from: number, until: number): Entry[] => [...(byTeam.get(team)?.values() ?? [])].flatMap((entries) => between(entries, from, until)),
    count: () => order,
  };
};

export type Book = ReturnType<typeof createBook>;

/** Whether nobody had taken it back just before. */
const stoodBefore = ({ changes }: Entry, at: number): boolean => changes.findLast((change) => change.at < at)?.withdrawn !== true;

/** Whether it counted all the time from then on, whoever looked when. */
export const isSure = (entry: Entry, from: number): boolean => stoodBefore(entry, from) && !entry.changes.some(({ at }) => at >= from);

/** Whether somebody who looked since then may have counted it. */
export const isPossible = (entry: Entry, from: number): boolean => stoodBefore(entry, from) || entry.changes.some(({ at, withdrawn }) => at >= from && !withdrawn);

/** from ≤ time < until */
export const between = (entries: readonly Entry[], from: number, until: number): readonly Entry[] => {
  const start = firstAt(entries, from);
  return entries.slice(start, Math.max(start, firstAt(entries, until)));
};

const firstAt = (entries: readonly Entry[], time: number): number => {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.time ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
};
