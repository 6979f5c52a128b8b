import { dayLength, dayOf } from "../reached.ts";
import type { Pattern } from "./pattern.ts";
import { clockTime } from "./told-times.ts";

/** 16:00 UTC: the last third of the day that the limit is counted by. */
const late = 16 * 3_600_000;

/** A daily allowance that lasts for most of the day. */
export const lateInTheDay: Pattern = {
  name: "late-in-the-day",
  recognise: ({ answer, ladders, failures }) => {
    if (!ladders.includes("daily-limit") || answer.category === "quota") return undefined;
    const days = new Set(failures.map(({ time }) => dayOf(time)));
    const earliest = Math.min(...failures.map(({ time }) => time % dayLength));
    if (days.size < 2 || earliest < late) return undefined;
    return `On ${days.size} days it came late in the UTC day, never before ${clockTime(earliest)}: the day's allowance lasts until about then.`;
  },
  steps: () => [
    "Push a little less each day: only what changed, in batches.",
    "Move what can wait to after midnight UTC, when daily limits reset, or to a day with a smaller load.",
  ],
};
