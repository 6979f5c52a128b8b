import type { Clock } from "../../ports/clock.ts";
import type { OccurrenceStore } from "../../ports/occurrence-store.ts";
import { occurrenceDays, type Occurrence } from "../../recurrence/occurrence.ts";
import { firstAt } from "./first-at.ts";

const lifetime = occurrenceDays * 86_400_000;

export const createOccurrenceStore = (clock: Clock): OccurrenceStore => {
  /** By team and error, oldest first; of those at one time in the order of their ids, as in the table. */
  const teams = new Map<string, Map<string, Occurrence[]>>();

  /** What expired is dropped when it is come across: a long simulation keeps no more than what lives. */
  const liveOf = (team: string, errorId: string): Occurrence[] => {
    const occurrences = teams.get(team)?.get(errorId) ?? [];
    const oldest = new Date(clock().getTime() - lifetime + 1).toISOString();
    if ((occurrences[0]?.occurredAt ?? oldest) < oldest) occurrences.splice(0, firstAt(occurrences, oldest));
    return occurrences;
  };

  const listOfError = ({ team, errorId, from, until }: { team: string; errorId: string; from: string; until: string }): Occurrence[] => {
    const occurrences = liveOf(team, errorId);
    return occurrences.slice(firstAt(occurrences, from), firstAt(occurrences, until)).filter(({ withdrawn }) => withdrawn === undefined);
  };

  return {
    recordOccurrence: async (occurrence) => {
      const { team, errorId, occurredAt, dedupeId } = occurrence;
      const errors = teams.get(team) ?? new Map<string, Occurrence[]>();
      teams.set(team, errors.set(errorId, errors.get(errorId) ?? []));
      const occurrences = liveOf(team, errorId);
      let at = firstAt(occurrences, occurredAt);
      for (let there = occurrences[at]; there?.occurredAt === occurredAt && there.dedupeId <= dedupeId; there = occurrences[(at += 1)]) {
        if (there.dedupeId === dedupeId) return "duplicate";
      }
      occurrences.splice(at, 0, occurrence);
      return "recorded";
    },

    withdrawOccurrence: async ({ team, errorId, occurredAt, dedupeId }, withdrawn) => {
      const occurrences = liveOf(team, errorId);
      const at = occurrences.findIndex((each) => each.occurredAt === occurredAt && each.dedupeId === dedupeId);
      const there = occurrences[at];
      if (there === undefined) return { kind: "absent" };
      const { withdrawn: _, ...standing } = there;
      occurrences[at] = withdrawn === null ? standing : { ...standing, withdrawn };
      return { kind: "done", occurrence: standing };
    },

    listOccurrences: async ({ team, errorId, ...range }) =>
      (errorId === undefined ? [...(teams.get(team)?.keys() ?? [])].toSorted() : [errorId])
        .flatMap((each) => listOfError({ team, errorId: each, ...range }))
        .toSorted((a, b) => (a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : 0)),

    listOccurrencesFrom: async (end, { limit, ...range }) => {
      const all = listOfError(range);
      return end === "first" ? all.slice(0, limit) : all.slice(-limit).toReversed();
    },

    listLatest: async ({ errorIds, ...range }) => errorIds.flatMap((errorId) => listOfError({ ...range, errorId }).slice(-1).map(({ occurredAt }) => ({ errorId, occurredAt }))),
  };
};
