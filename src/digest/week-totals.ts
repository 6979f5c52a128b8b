/** How often an error was met in a week: by failed pipelines, by look-ups, on how many different days (UTC). */
export type ErrorTotals = { pipelines: number; lookups: number; days: number };

/** A team's week. `week` is the ISO week in UTC, `2026-W47`. */
export type WeekTotals = { week: string; errors: Record<string, ErrorTotals> };

/** How long a week's totals are kept, in days: a year's trend, and the weeks it began and ended in. */
export const weekDays = 400;
