import { duration } from "./duration.ts";
import { when } from "./text.ts";

/** When the daily limits start anew: midnight UTC. `isNow`: whoever reads it reads it at that time, so it can say how long that is from then. */
export const resetLine = (after: Date, { isNow }: { isNow: boolean }): string => {
  const reset = Date.UTC(after.getUTCFullYear(), after.getUTCMonth(), after.getUTCDate() + 1);
  return `${isNow ? "The next daily reset is" : "The daily reset that follows is"} ${when(new Date(reset).toISOString())} (midnight UTC)${isNow ? `, in ${duration(reset - after.getTime())}` : ""}.`;
};
