import type { Occurrence } from "./occurrence.ts";
import { tallyOf, type Tally, type Vote } from "../feedback/vote.ts";
import type { OpenFlag } from "./open-flags.ts";

/** What a team has met, whether its answers helped, and which flags are up. Times are ISO 8601, UTC. */
export type TeamStats = {
  team: string;
  /** `lastIsLookUp`: the last was one, of which the hour is known alone. */
  errors: { id: string; count: number; pipelines: number; lookups: number; last: string; lastIsLookUp?: true; feedback?: Tally }[];
  flags: { id: string; level: string; raisedAt: string; snoozedUntil: string | null }[];
};

/** Most frequent first; of equals the latest first. */
export const teamStats = (team: string, occurrences: readonly Occurrence[], flags: readonly OpenFlag[], votes: readonly Vote[] = []): TeamStats => {
  const errors = [...Map.groupBy(occurrences, (each) => each.errorId)].map(([id, each]) => {
    const ofIt = votes.filter(({ errorId }) => errorId === id);
    const pipelines = each.filter((one) => one.source === "pipeline").length;
    const last = each.reduce((latest, one) => (one.occurredAt > latest ? one.occurredAt : latest), "");
    return {
      id,
      count: each.length,
      pipelines,
      lookups: each.length - pipelines,
      last,
      ...(each.every((one) => one.occurredAt < last || one.source === "lookup") ? { lastIsLookUp: true as const } : {}),
      ...(ofIt.length === 0 ? {} : { feedback: tallyOf(ofIt) }),
    };
  });
  errors.sort((a, b) => b.count - a.count || b.last.localeCompare(a.last) || a.id.localeCompare(b.id));
  return { team, errors, flags: flags.map(({ errorId, level, raisedAt, snoozedUntil }) => ({ id: errorId, level, raisedAt, snoozedUntil })) };
};
