import type { Occurrence } from "./occurrence.ts";

/** How often a team met one error lately. `lastIsLookUp`: of that the hour is known alone. `atLeast`: there are more than were read. */
export type Met = { pipelines: number; lookups: number; last: string | null; lastIsLookUp?: boolean; days: number; atLeast?: boolean };

export const metDays = 7;

/** Of occurrences in the order in which they came. */
export const metOf = (occurrences: readonly Occurrence[], days: number): Met => ({
  pipelines: occurrences.filter((each) => each.source === "pipeline").length,
  lookups: occurrences.filter((each) => each.source === "lookup").length,
  last: occurrences.at(-1)?.occurredAt ?? null,
  ...(occurrences.at(-1)?.source === "lookup" ? { lastIsLookUp: true } : {}),
  days,
});
