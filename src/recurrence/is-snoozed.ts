import type { Claim, Snooze } from "./flag-state.ts";
import { isWorse } from "./level.ts";

/**
 * Whether an episode's flags are not to be told now. A snooze "until it gets worse" ends where a worse level is reached,
 * and with its episode: `claims` are those of the episode in question, and one of them was raised before the snooze.
 */
export const isSnoozed = (snooze: Snooze | null, claims: readonly Claim[], now: Date): boolean => {
  if (snooze === null || snooze.until <= now.toISOString()) return false;
  const { unlessWorseThan, at } = snooze;
  return unlessWorseThan === null || (claims.some(({ raisedAt }) => raisedAt <= at) && !claims.some(({ level }) => isWorse(level, unlessWorseThan)));
};
