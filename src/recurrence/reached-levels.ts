import type { OccurrenceStore } from "../ports/occurrence-store.ts";
import type { LadderName } from "./ladder-name.ts";
import { ladderOf, noticeWindow, type Rule } from "./ladder.ts";
import { levels, type Level } from "./level.ts";
import { daysAround, timesAround } from "./read-around.ts";
import { dayLength, dayOf, daysReached, reachesCount } from "./reached.ts";
import type { Thresholds } from "./team-profile.ts";

/** A level, and the time of the occurrence whose episode reached it. */
export type Reached = { level: Level; at: number };

/**
 * The levels that windows with an occurrence at this time reach. One that counts within a notice window is reached by the
 * episode of the occurrence itself. One of different days may hold several episodes: it is reached by the one its last
 * day belongs to, which an occurrence that comes late may complete after the fact.
 */
export const reachedLevels = async (
  store: Pick<OccurrenceStore, "listOccurrencesFrom">,
  of: { team: string; errorId: string },
  { name, thresholds, at, isRaised }: { name: LadderName; thresholds: Thresholds; at: number; isRaised: (level: Level) => boolean },
): Promise<Reached[]> => {
  const reached: Reached[] = [];
  const ladder = ladderOf(name, thresholds);
  const spansEpisodes = ({ windowDays }: Rule): boolean => windowDays * dayLength > noticeWindow(name);
  // What was raised in this occurrence's episode needs no look, except where it may complete a later episode's days.
  const open = levels.flatMap((level) => ladder[level].map((rule) => ({ level, rule }))).filter(({ level, rule }) => !isRaised(level) || spansEpisodes(rule));
  const counts = largest(open.filter(({ rule }) => rule.of === "occurrences"));
  const days = largest(open.filter(({ rule }) => rule.of === "days"));
  if (counts !== undefined) {
    const times = await timesAround(store, of, at, counts);
    for (const { level, rule } of open) if (rule.of === "occurrences" && reachesCount(times, at, rule)) reached.push({ level, at });
  }
  if (days !== undefined) {
    const around = await daysAround(store, of, at, days);
    for (const { level, rule } of open) {
      if (rule.of === "days") for (const day of daysReached(new Set(around.keys()), dayOf(at), rule)) reached.push({ level, at: around.get(day) ?? at });
    }
  }
  return reached;
};

/** Rules of one kind have one length of window, so what the largest needs is enough for all. */
const largest = (rules: readonly { rule: Rule }[]): Rule | undefined => rules.map(({ rule }) => rule).toSorted((a, b) => b.reach - a.reach)[0];
