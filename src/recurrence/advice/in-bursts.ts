import type { Pattern } from "./pattern.ts";
import { runsOf } from "./runs-of.ts";
import { dateTime, lengthOf } from "./told-times.ts";

/** Failures closer together than this are of one burst, in milliseconds. */
const pause = 15 * 60_000;
const fewest = 3;

/** Throttled several times in a row, and at least half of all times so. */
export const inBursts: Pattern = {
  name: "in-bursts",
  recognise: ({ answer, failures }) => {
    if (answer.category !== "throttling") return undefined;
    const bursts = runsOf(failures, pause).filter((run) => run.length >= fewest);
    const largest = bursts.toSorted((a, b) => b.length - a.length)[0];
    const [first, last] = [largest?.[0], largest?.at(-1)];
    if (largest === undefined || first === undefined || last === undefined) return undefined;
    if (bursts.flat().length * 2 < failures.length) return undefined;
    return `${bursts.flat().length} of ${failures.length} came in bursts; the largest had ${largest.length} within ${lengthOf(last.time - first.time + 60_000)}, from ${dateTime(first.time)}.`;
  },
  steps: ({ answer }) =>
    answer.api === "push"
      ? ["Send items in batches instead of one by one: fewer calls carry the same load.", "Spread the load over a longer time, and let the client retry with pauses that grow exponentially."]
      : answer.resolution.slice(0, 2),
};
