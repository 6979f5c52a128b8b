import type { Claim, Snooze } from "./flag-state.ts";
import { isWorse, type Level } from "./level.ts";

/**
 * Whether a level of an episode is not to be told now. A snooze "until it gets worse" ends when a worse level is reached and
 * with its episode: `claims` are those of the episode in question, and one of them must have been raised before the snooze.
 */
export const isSnoozed = (snooze: Snooze | null, { level, claims }: { level: Level; claims: readonly Claim[] }, now: Date): boolean => {
  if (snooze === null || snooze.until <= now.toISOString()) return false;
  if (snooze.unlessWorseThan === null) return true;
  return !isWorse(level, snooze.unlessWorseThan) && claims.some((claim) => claim.raisedAt <= snooze.at);
};
