import type { Occurrence } from "./occurrence.ts";

/** How often a team met one error lately. */
export type Met = { pipelines: number; lookups: number; last: string | null; days: number };

export const metDays = 7;

export const metOf = (occurrences: readonly Occurrence[], days: number): Met => ({
  pipelines: occurrences.filter((each) => each.source === "pipeline").length,
  lookups: occurrences.filter((each) => each.source === "lookup").length,
  last: occurrences.at(-1)?.occurredAt ?? null,
  days,
});
