import type { Rule } from "./ladder.ts";
import { dayLength, dayOf } from "./reached.ts";

/** The most that a rule counts in any of its windows; of those only that hold one of `own`, where they are given. All times in milliseconds. */
export const mostIn = ({ of, windowDays }: Rule, times: readonly number[], own: readonly number[] = times): number => {
  const placesOf = (all: readonly number[]): readonly number[] => (of === "days" ? [...new Set(all.map(dayOf))] : all);
  const places = placesOf(times);
  const mine = placesOf(own);
  const length = of === "days" ? windowDays : windowDays * dayLength;
  const within = (from: number) => (each: number): boolean => each >= from && each < from + length;
  return Math.max(0, ...places.filter((from) => mine.some(within(from))).map((from) => places.filter(within(from)).length));
};
