import type { Occurrence } from "./occurrence.ts";
import type { OpenFlag } from "./open-flags.ts";

/** What a team has met, and which flags are up. Times are ISO 8601, UTC. */
export type TeamStats = {
  team: string;
  errors: { id: string; count: number; pipelines: number; lookups: number; last: string }[];
  flags: { id: string; level: string; raisedAt: string; snoozedUntil: string | null }[];
};

/** Most frequent first; of equals the latest first. */
export const teamStats = (team: string, occurrences: readonly Occurrence[], flags: readonly OpenFlag[]): TeamStats => {
  const errors = [...Map.groupBy(occurrences, (each) => each.errorId)].map(([id, each]) => {
    const pipelines = each.filter((one) => one.source === "pipeline").length;
    return {
      id,
      count: each.length,
      pipelines,
      lookups: each.length - pipelines,
      last: each.reduce((latest, one) => (one.occurredAt > latest ? one.occurredAt : latest), ""),
    };
  });
  errors.sort((a, b) => b.count - a.count || b.last.localeCompare(a.last) || a.id.localeCompare(b.id));
  return { team, errors, flags: flags.map(({ errorId, level, raisedAt, snoozedUntil }) => ({ id: errorId, level, raisedAt, snoozedUntil })) };
};
