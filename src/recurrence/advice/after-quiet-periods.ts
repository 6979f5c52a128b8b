import type { Pattern } from "./pattern.ts";
import { quietPeriod } from "./quiet-period.ts";
import { runsOf } from "./runs-of.ts";
import { lengthOf } from "./told-times.ts";

const fewest = 3;

/** Throttled only when pushing begins again: every failure comes after a quiet period, as far as failures tell. */
export const afterQuietPeriods: Pattern = {
  name: "after-quiet-periods",
  recognise: ({ answer, failures }) => {
    const pause = quietPeriod(answer);
    if (pause === undefined || failures.length < fewest || runsOf(failures, pause).length !== failures.length) return undefined;
    const shortest = Math.min(...failures.slice(1).map(({ time }, index) => time - (failures[index]?.time ?? 0)));
    return `It came ${failures.length} times, each time after at least ${lengthOf(shortest)} without a failure; never twice within ${lengthOf(pause)}.`;
  },
  steps: ({ answer }) => [
    `Start slowly: after about ${lengthOf(quietPeriod(answer) ?? 0)} without requests Coveo may throttle the first ones. Send a few, then speed up.`,
    "Let the client retry by itself, with pauses that grow exponentially.",
  ],
};
