import { answerById } from "../catalog/answer-by-id.ts";
import { adviceFor } from "./advice.ts";
import { counted } from "./counted.ts";
import type { Behind, Flag } from "./flag.ts";
import type { Claim } from "./flag-state.ts";
import { ladderOf, noticeWindow, type Rule } from "./ladder.ts";
import { isWorse } from "./level.ts";
import { mostIn } from "./most-in.ts";
import type { Occurrence } from "./occurrence.ts";
import { iso } from "./read-around.ts";
import { dayLength, dayOf } from "./reached.ts";
import type { Thresholds } from "./team-profile.ts";
import { timesOfEpisode } from "./times-of-episode.ts";

type Facts = {
  errorId: string;
  /** What is told, the worst first. */
  claims: readonly [Claim, ...Claim[]];
  /** Of some weeks, oldest first. */
  occurrences: readonly Occurrence[];
  /** The oldest time that all occurrences since were read of, in milliseconds. */
  readFrom: number;
  organization: Flag["organization"];
  thresholds: Thresholds;
  now: Date;
};

const hour = 3_600_000;

export const buildFlag = ({ errorId, claims, occurrences, readFrom, organization, thresholds, now }: Facts): Flag => {
  const [worst] = claims;
  const all = counted(occurrences);
  const times = all.map(({ occurredAt }) => Date.parse(occurredAt));
  const latest = times.at(-1) ?? Date.parse(worst.episode);
  const firstDay = dayOf(latest) - 6;
  const ofWeek = all.filter((_, index) => (times[index] ?? 0) >= firstDay * dayLength);
  const firstHour = Math.floor(latest / hour) - 23;
  return {
    errorId,
    level: worst.level,
    episode: worst.episode,
    // Of a ladder the worst only: who has a warning knows that it was a notice before.
    reached: claims
      .filter(({ ladder, level }) => !claims.some((other) => other.ladder === ladder && isWorse(other.level, level)))
      .filter((claim, index, left) => left.findIndex(({ ladder }) => ladder === claim.ladder) === index)
      .map(({ ladder, level, episode }) => {
        const own = timesOfEpisode(occurrences.map(({ occurredAt }) => Date.parse(occurredAt)), Date.parse(episode), noticeWindow(ladder));
        return { ladder, level, ...reachedBy(ladderOf(ladder, thresholds)[level], times, own) };
      }),
    week: {
      count: ofWeek.length,
      lookups: ofWeek.filter(({ source }) => source === "lookup").length,
      atLeast: readFrom > firstDay * dayLength,
      days: Array.from({ length: 7 }, (_, index) => firstDay + index).map((day) => ({
        day: iso(day * dayLength).slice(0, 10),
        count: times.filter((time) => dayOf(time) === day).length,
      })),
    },
    day: {
      from: iso(firstHour * hour),
      hours: Array.from({ length: 24 }, (_, index) => times.filter((time) => Math.floor(time / hour) === firstHour + index).length),
    },
    pipelines: pipelinesBehind(ofWeek),
    advice: adviceFor(errorId, occurrences),
    organization,
    resetsDaily: answerById(errorId)?.category === "daily-limit" || claims.some(({ ladder }) => ladder === "daily-limit" && answerById(errorId)?.category === "throttling"),
    writtenAt: now.toISOString(),
  };
};

/** The first of the rules that holds, and the largest number in any of the windows that the episode has a part in. */
const reachedBy = (rules: readonly [Rule, ...Rule[]], times: readonly number[], own: readonly number[]): { rule: Rule; count: number } => {
  const numbers = rules.map((rule) => ({ rule, count: mostIn(rule, times, own) }));
  const [main = { rule: rules[0], count: 0 }] = numbers;
  return numbers.find(({ rule, count }) => count >= rule.reach) ?? main;
};

const pipelinesBehind = (occurrences: readonly Occurrence[]): Behind[] => {
  const failures = occurrences.flatMap((each) => (each.source === "pipeline" ? [each] : []));
  const groups = Map.groupBy(failures, ({ project, workflow, branch }) => JSON.stringify([project.connection, project.key, workflow, branch]));
  return [...groups.values()]
    .flatMap((each): Behind[] => {
      const last = each.at(-1);
      return last === undefined ? [] : [{ name: last.project.name, workflow: last.workflow, branch: last.branch, count: each.length, last: { runUrl: last.runUrl, occurredAt: last.occurredAt } }];
    })
    .toSorted((a, b) => b.count - a.count || b.last.occurredAt.localeCompare(a.last.occurredAt));
};
