import type { Claim } from "../../src/recurrence/flag-state.ts";
import { ladderOf, laddersOf, noticeWindow, type Rule } from "../../src/recurrence/ladder.ts";
import { isWorse, levels } from "../../src/recurrence/level.ts";
import type { LadderName } from "../../src/recurrence/ladder-name.ts";
import type { Level } from "../../src/recurrence/level.ts";

export type Happened = { time: number; source: "pipeline" | "lookup" };
type Named = Pick<Claim, "ladder" | "level" | "episode">;

const day = 86_400_000;

/**
 * What is to be raised, by reading everything each time: for each occurrence as it arrives every window of every rule over
 * all there is, and episodes made anew from all times. Written without a line of the real thing but its table of thresholds.
 */
export const createNaiveFlags = (errorId: string) => {
  const all: Happened[] = [];
  const claims: Named[] = [];

  const episodeOf = (ladder: LadderName, time: number): Set<number> => {
    const times = [...new Set(all.map((each) => each.time))].toSorted((a, b) => a - b);
    const episodes: number[][] = [];
    for (const each of times) {
      const last = episodes.at(-1);
      if (last !== undefined && each - (last.at(-1) ?? 0) < noticeWindow(ladder)) last.push(each);
      else episodes.push([each]);
    }
    return new Set(episodes.find((episode) => episode.includes(time)));
  };

  /** The times at which an episode reaches the rule by a window with this time in it. */
  const reachedBy = (rule: Rule, time: number): number[] => {
    const hours = new Set(all.filter((each) => each.source === "pipeline").map((each) => Math.floor(each.time / 3_600_000)));
    const counting = all.filter((each) => each.source === "pipeline" || !hours.has(Math.floor(each.time / 3_600_000))).map((each) => each.time);
    if (rule.of === "occurrences") {
      if (!counting.includes(time)) return [];
      const length = rule.windowDays * day;
      const holds = counting.some((from) => from <= time && time < from + length && counting.filter((each) => each >= from && each < from + length).length >= rule.reach);
      return holds ? [time] : [];
    }
    const today = Math.floor(time / day);
    const days = [...new Set(all.map((each) => Math.floor(each.time / day)))].toSorted((a, b) => a - b);
    const ends = days.filter((end) => end >= today && end - today < rule.windowDays && days.filter((each) => each <= end && end - each < rule.windowDays).length >= rule.reach);
    return ends.map((end) => (end === today ? time : Math.min(...all.map((each) => each.time).filter((each) => Math.floor(each / day) === end))));
  };

  /** What this occurrence raises anew: what is told by one message where it is anything. */
  const arrive = (happened: Happened, isNew = true): Named[] => {
    if (isNew) all.push(happened);
    const before = claims.length;
    for (const ladder of laddersOf(errorId)) {
      for (const level of levels) {
        for (const rule of ladderOf(ladder)[level]) for (const at of reachedBy(rule, happened.time)) claim(ladder, level, at);
      }
    }
    return claims.slice(before);
  };

  const claim = (ladder: LadderName, reached: Level, at: number): void => {
    const episode = episodeOf(ladder, at);
    for (const level of levels) {
      if (isWorse(level, reached)) continue;
      if (claims.some((known) => known.ladder === ladder && known.level === level && episode.has(Date.parse(known.episode)))) continue;
      claims.push({ ladder, level, episode: new Date(at).toISOString() });
    }
  };

  return { arrive, claims, all, episodeOf };
};
