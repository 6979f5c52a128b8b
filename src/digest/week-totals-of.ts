import type { Occurrence } from "../recurrence/occurrence.ts";
import type { WeekTotals } from "./week-totals.ts";

/** A week's totals, from all that was met in it. */
export const weekTotalsOf = (week: { week: string; from: string; until: string }, occurrences: readonly Occurrence[]): WeekTotals => {
  const ofWeek = occurrences.filter(({ occurredAt }) => occurredAt >= week.from && occurredAt < week.until);
  const errors = [...Map.groupBy(ofWeek, ({ errorId }) => errorId)].map(([id, met]) => {
    const pipelines = met.filter(({ source }) => source === "pipeline").length;
    const days = new Set(met.map(({ occurredAt }) => occurredAt.slice(0, 10))).size;
    return [id, { pipelines, lookups: met.length - pipelines, days }] as const;
  });
  return { week: week.week, errors: Object.fromEntries(errors) };
};
