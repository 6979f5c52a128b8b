import type { Clock, OccurrenceStore } from "../../ports.ts";
import { occurrenceDays, type Occurrence } from "../../recurrence/occurrence.ts";
import { memoryKey } from "./memory-key.ts";

export const createOccurrenceStore = (clock: Clock): OccurrenceStore => {
  const teams = new Map<string, Map<string, Occurrence>>();

  const ofTeam = (team: string): Map<string, Occurrence> => {
    const known = teams.get(team) ?? new Map<string, Occurrence>();
    teams.set(team, known);
    return known;
  };
  const expired = ({ occurredAt }: Occurrence): boolean => Date.parse(occurredAt) + occurrenceDays * 86_400_000 <= clock().getTime();

  const listOccurrences: OccurrenceStore["listOccurrences"] = async ({ team, errorId, from, until }) =>
    [...ofTeam(team).values()]
      .filter((each) => (errorId === undefined || each.errorId === errorId) && each.occurredAt >= from && each.occurredAt < until && !expired(each))
      .toSorted((a, b) => a.occurredAt.localeCompare(b.occurredAt));

  return {
    recordOccurrence: async (occurrence) => {
      const key = memoryKey(occurrence.errorId, occurrence.occurredAt, occurrence.dedupeId);
      const known = ofTeam(occurrence.team).get(key);
      if (known !== undefined && !expired(known)) return "duplicate";
      ofTeam(occurrence.team).set(key, occurrence);
      return "recorded";
    },
    listOccurrences,
    listOccurrencesFrom: async (end, { limit, ...range }) => {
      const all = await listOccurrences(range);
      return (end === "first" ? all : all.toReversed()).slice(0, limit);
    },
  };
};
