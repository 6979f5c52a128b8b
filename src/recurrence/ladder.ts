import { answerById } from "../catalog/answer-by-id.ts";
import type { Category } from "../catalog/entry.ts";
import { entryById } from "../catalog/entry-by-id.ts";
import type { LadderName } from "./ladder-name.ts";
import type { Level } from "./level.ts";
import type { Thresholds } from "./team-profile.ts";

/** Reached where any window of that many days holds that many occurrences, or occurrences on that many days (calendar days, UTC). */
export type Rule = { of: "occurrences" | "days"; reach: number; windowDays: number };

/** A level is reached by any of its rules; the first is the main one. */
export type Ladder = Record<Level, readonly [Rule, ...Rule[]]>;

const ladders: Record<LadderName, Ladder> = {
  throttling: {
    notice: [{ of: "occurrences", reach: 3, windowDays: 1 }],
    warning: [
      { of: "occurrences", reach: 10, windowDays: 1 },
      { of: "days", reach: 3, windowDays: 7 },
    ],
  },
  "daily-limit": {
    notice: [{ of: "days", reach: 2, windowDays: 7 }],
    warning: [{ of: "days", reach: 4, windowDays: 7 }],
  },
  other: {
    notice: [{ of: "occurrences", reach: 5, windowDays: 7 }],
    warning: [{ of: "occurrences", reach: 15, windowDays: 7 }],
  },
};

/**
 * A ladder with a team's own thresholds, which replace how many the main rule of each level takes, and nothing else:
 * windows stay, and so does the second rule of throttling's warning (3 different days in 7). A warning takes at least
 * one more than its notice, whatever is stored; of the 7 days in a window no rule takes more than 7, nor less than 1.
 */
export const ladderOf = (name: LadderName, thresholds: Thresholds = {}): Ladder => {
  const own = thresholds[name];
  const { notice, warning } = ladders[name];
  if (own === undefined) return { notice, warning };
  const fewest = within(notice[0], own.notice);
  return {
    notice: [{ ...notice[0], reach: fewest }],
    warning: [{ ...warning[0], reach: Math.max(within(warning[0], own.warning), fewest + 1) }, ...warning.slice(1)],
  };
};

const within = (rule: Rule, reach: number): number => Math.max(1, rule.of === "days" ? Math.min(reach, rule.windowDays) : reach);

/** In milliseconds: occurrences with gaps shorter than this belong to one episode. */
export const noticeWindow = (name: LadderName): number => ladders[name].notice[0].windowDays * 86_400_000;

/**
 * The ladders an error is held to. A throttling error that may as well be a daily limit (its entry says so, or one of the
 * entries that a bare status leaves open is one) is held to both.
 */
export const laddersOf = (errorId: string): readonly [LadderName, ...LadderName[]] => {
  const answer = answerById(errorId);
  if (answer === null) return ["other"];
  if (answer.category !== "throttling") return [ladderByCategory[answer.category] ?? "other"];
  const maybe = [...(entryById(errorId)?.mayBe ?? []), ...(answer.alternatives ?? []).map((id) => entryById(id)?.category)];
  return maybe.includes("daily-limit") ? ["throttling", "daily-limit"] : ["throttling"];
};

const ladderByCategory: Partial<Record<Category, LadderName>> = { throttling: "throttling", "daily-limit": "daily-limit", quota: "daily-limit" };
