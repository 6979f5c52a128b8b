import type { Rule } from "./ladder.ts";
import { dayLength, dayOf } from "./reached.ts";

/** The most that a rule counts in any of its windows. `times`: in milliseconds. */
export const mostIn = ({ of, windowDays }: Rule, times: readonly number[]): number => {
  const places = of === "days" ? [...new Set(times.map(dayOf))] : times;
  const length = of === "days" ? windowDays : windowDays * dayLength;
  return Math.max(0, ...places.map((from) => places.filter((each) => each >= from && each < from + length).length));
};
