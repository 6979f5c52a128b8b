import type { WeekTotals } from "../digest/week-totals.ts";

/** A team's totals by ISO week (UTC, `2026-W47`), kept for the trend of a year. */
export type WeekStore = {
  /** In place of what is there. */
  putWeek(team: string, totals: WeekTotals): Promise<void>;
  /** The weeks from this one on, oldest first. */
  listWeeks(team: string, from: string): Promise<WeekTotals[]>;
};
