import { editDistance } from "../../catalog/matching/edit-distance.ts";

/** ISO 8601: Monday is 1. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

/** `friday`, `Fri`. */
export const readWeekday = (word: string): Weekday | undefined => {
  const typed = word.toLowerCase();
  const at = weekdays.findIndex((day) => day === typed || (typed.length >= 3 && typed.length <= 5 && day.startsWith(typed)));
  return at === -1 ? undefined : ((at + 1) as Weekday);
};

/** Whether a word is a weekday mistyped. */
export const isNearWeekday = (word: string): boolean => weekdays.some((day) => editDistance(word.toLowerCase(), day, 2) <= 2);
