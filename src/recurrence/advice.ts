import { answerById } from "../catalog/answer-by-id.ts";
import { afterQuietPeriods } from "./advice/after-quiet-periods.ts";
import { documentLimit } from "./advice/document-limit.ts";
import { inBursts } from "./advice/in-bursts.ts";
import { lateInTheDay } from "./advice/late-in-the-day.ts";
import { onSchedule } from "./advice/on-schedule.ts";
import type { Pattern } from "./advice/pattern.ts";
import { sameMinute } from "./advice/same-minute.ts";
import { laddersOf } from "./ladder.ts";
import type { Occurrence } from "./occurrence.ts";

/** What to do about an error that comes back, by how it comes back. Plain text. */
export type Advice = {
  /** Null where no pattern shows: then it is what the catalog says of the error. */
  pattern: Pattern["name"] | null;
  why: string;
  steps: string[];
};

/** The most telling first. */
const patterns: readonly Pattern[] = [documentLimit, onSchedule, lateInTheDay, sameMinute, inBursts, afterQuietPeriods];

/** The patterns that an error's occurrences of some weeks show, the most telling first; at least one piece of advice where the catalog knows the error. */
export const adviceFor = (errorId: string, occurrences: readonly Occurrence[]): Advice[] => {
  const answer = answerById(errorId);
  if (answer === null) return [];
  const failures = occurrences
    .flatMap((each) => (each.source === "pipeline" ? [{ ...each, time: Date.parse(each.occurredAt) }] : []))
    .toSorted((a, b) => a.time - b.time);
  const seen = { answer, ladders: laddersOf(errorId), failures };
  const found = patterns.flatMap(({ name, recognise, steps }): Advice[] => {
    const why = recognise(seen);
    return why === undefined ? [] : [{ pattern: name, why, steps: steps(seen) }];
  });
  if (found.length > 0) return found;
  return [{ pattern: null, why: "No pattern shows in when it comes. What helps in general:", steps: answer.resolution.slice(0, 2) }];
};
