import type { Rule } from "./ladder.ts";

export const dayLength = 86_400_000;

/** The day (UTC) of a time, counted from 1970. */
export const dayOf = (time: number): number => Math.floor(time / dayLength);

/** Whether a window that holds time `at` holds as many as the rule takes. A window from t of length L holds those with t ≤ x < t+L. `times` are those that count, in milliseconds, oldest first. */
export const reachesCount = (times: readonly number[], at: number, { reach, windowDays }: Rule): boolean =>
  times.some((first, index) => {
    const last = times[index + reach - 1];
    return first <= at && last !== undefined && last >= at && last - first < windowDays * dayLength && times.includes(at);
  });

/**
 * The days on which the rule is reached by an occurrence on `day`: those that end a window of calendar days in which
 * `day` and enough other days have occurrences. `days` are the days that do.
 */
export const daysReached = (days: ReadonlySet<number>, day: number, { reach, windowDays }: Rule): number[] =>
  [...days]
    .filter((end) => end >= day && end < day + windowDays && [...days].filter((each) => each <= end && each > end - windowDays).length >= reach)
    .toSorted((a, b) => a - b);
