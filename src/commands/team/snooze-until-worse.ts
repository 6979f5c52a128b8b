import type { FlagState, Snooze } from "../../recurrence/flag-state.ts";
import { openFlags } from "../../recurrence/open-flags.ts";
import { mostDays } from "../arguments/most-days.ts";

/** A snooze of the flag that is up, at the level it has now; null where none is up. It ends after ninety days all the same. */
export const snoozeUntilWorse = (of: { errorId: string; state: FlagState }, { now, by }: { now: Date; by: string }): Snooze | null => {
  const [open] = openFlags([of], now);
  if (open === undefined) return null;
  return { until: new Date(now.getTime() + mostDays * 86_400_000).toISOString(), unlessWorseThan: open.level, by, at: now.toISOString() };
};
