import { day, hour, week } from "../generated.ts";
import type { KnownLadder } from "../known-errors.ts";
import { between, type Entry, type Known } from "./book.ts";

export type NaiveLevel = "notice" | "warning";
export type NaiveThresholds = Partial<Record<KnownLadder, { notice: number; warning: number }>>;
type NaiveRule = { level: NaiveLevel; days: boolean; reach: number; within: number };

/** The ladders as the design has them. A team's own thresholds replace the first rule of each level. */
const rulesOf = (ladder: KnownLadder, thresholds: NaiveThresholds): NaiveRule[] => {
  const own = thresholds[ladder];
  switch (ladder) {
    case "throttling":
      return [
        { level: "notice", days: false, reach: own?.notice ?? 3, within: day },
        { level: "warning", days: false, reach: own?.warning ?? 10, within: day },
        { level: "warning", days: true, reach: 3, within: week },
      ];
    case "daily-limit":
      return [
        { level: "notice", days: true, reach: own?.notice ?? 2, within: week },
        { level: "warning", days: true, reach: own?.warning ?? 4, within: week },
      ];
    case "other":
      return [
        { level: "notice", days: false, reach: own?.notice ?? 5, within: week },
        { level: "warning", days: false, reach: own?.warning ?? 15, within: week },
      ];
  }
};

/** An episode goes on as long as no gap is so long. */
export const gapOf = (ladder: KnownLadder): number => (ladder === "throttling" ? day : week);

const counting = (entries: readonly Entry[]): Entry[] => {
  const hours = new Set(entries.filter((each) => !each.isLookUp).map((each) => Math.floor(each.time / hour)));
  return entries.filter((each) => !each.isLookUp || !hours.has(Math.floor(each.time / hour)));
};

/** What an occurrence at this time reaches: each level with a time in the episode that does. Every window is looked at. */
export const reachedAt = (entries: readonly Entry[], time: number, ladder: KnownLadder, thresholds: NaiveThresholds, known: Known): { level: NaiveLevel; at: number }[] => {
  const near = between(entries, time - week - hour, time + week + hour).filter(known);
  const times = counting(near).map((each) => each.time);
  return rulesOf(ladder, thresholds).flatMap(({ level, days, reach, within }) => {
    if (!days) {
      const holds = times.includes(time) && times.some((from, index) => from <= time && time < from + within && (times[index + reach - 1] ?? Number.POSITIVE_INFINITY) < from + within);
      return holds ? [{ level, at: time }] : [];
    }
    const dates = [...new Set(near.map((each) => Math.floor(each.time / day)))];
    const date = Math.floor(time / day);
    return dates
      .filter((end) => end >= date && end < date + 7 && dates.filter((each) => each <= end && each > end - 7).length >= reach)
      .map((end) => ({ level, at: end === date ? time : Math.min(...near.filter((each) => Math.floor(each.time / day) === end).map((each) => each.time)) }));
  });
};

/** The first and the last time of the episode that a time is in. */
export const episodeAround = (entries: readonly Entry[], time: number, ladder: KnownLadder, known: Known): { first: number; last: number } => {
  const gap = gapOf(ladder);
  let [first, last] = [time, time];
  const start = entries.findIndex((each) => each.time >= time);
  for (let index = (start === -1 ? entries.length : start) - 1; index >= 0; index -= 1) {
    const each = entries[index];
    if (each === undefined || !known(each)) continue;
    if (first - each.time >= gap) break;
    first = each.time;
  }
  for (let index = start === -1 ? entries.length : start; index < entries.length; index += 1) {
    const each = entries[index];
    if (each === undefined || !known(each)) continue;
    if (each.time - last >= gap) break;
    last = each.time;
  }
  return { first, last };
};
