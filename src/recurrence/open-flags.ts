import type { Claim, FlagState } from "./flag-state.ts";
import { isSnoozed } from "./is-snoozed.ts";
import { noticeWindow } from "./ladder.ts";
import { isWorse, type Level } from "./level.ts";

/** A flag whose episode goes on. Times are ISO 8601, UTC; `takenBy` is a Slack user's id. */
export type OpenFlag = { errorId: string; level: Level; raisedAt: string; snoozedUntil: string | null; takenBy: string | null };

/** The flags that are open now, one an error at its worst level: the worst first, of equals the latest. */
export const openFlags = (flags: readonly { errorId: string; state: FlagState }[], now: Date): OpenFlag[] =>
  flags
    .flatMap(({ errorId, state }) => openFlag(errorId, state, now) ?? [])
    .toSorted((a, b) => Number(isWorse(b.level, a.level)) - Number(isWorse(a.level, b.level)) || b.raisedAt.localeCompare(a.raisedAt));

const openFlag = (errorId: string, { claims, snooze, taken }: FlagState, now: Date): OpenFlag | undefined => {
  const open = claims.filter((claim) => isOpen(claim, now)).toSorted((a, b) => a.raisedAt.localeCompare(b.raisedAt));
  const [earliest] = open;
  const worst = open.find((claim) => !open.some((other) => isWorse(other.level, claim.level)));
  if (earliest === undefined || worst === undefined) return undefined;
  return {
    errorId,
    level: worst.level,
    raisedAt: worst.raisedAt,
    snoozedUntil: snooze !== null && isSnoozed(snooze, open, now) ? snooze.until : null,
    takenBy: taken !== null && taken.at >= earliest.raisedAt ? taken.by : null,
  };
};

/** Whether an occurrence now may still belong to the episode. `through` lags behind by half a notice window at most. */
export const isOpen = ({ ladder, through }: Claim, now: Date): boolean => now.getTime() < Date.parse(through) + 1.5 * noticeWindow(ladder);
