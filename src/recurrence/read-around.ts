import type { OccurrenceStore } from "../ports/occurrence-store.ts";
import { counted } from "./counted.ts";
import type { Rule } from "./ladder.ts";
import type { Occurrence } from "./occurrence.ts";
import { dayLength, dayOf, reachesCount } from "./reached.ts";

type Ports = Pick<OccurrenceStore, "listOccurrencesFrom">;
type Of = { team: string; errorId: string };

export const iso = (time: number): string => new Date(time).toISOString();

/**
 * The times that count around a time, as far as the rule needs them: what it reads does not grow with the history. N are
 * read first, and as a rule tell. Else more: of 2(N−1)+1 occurrences in a row N count, for each look-up that does not is
 * followed by a pipeline of its hour. What comes within an hour after the window is read as well: it tells whether the
 * window's last look-up counts.
 */
export const timesAround = async (store: Ports, of: Of, at: number, rule: Rule): Promise<number[]> => {
  const length = rule.windowDays * dayLength;
  const enough = 2 * (rule.reach - 1) + 1;
  const listBefore = async (limit: number) => (await store.listOccurrencesFrom("last", { ...of, from: iso(at - length + 1), until: iso(at + 1), limit })).toReversed();
  const latest = await listBefore(rule.reach);
  if (isSettled(latest, at) && reachesCount(timesOf(latest), at, rule)) return timesOf(latest);

  const before = latest.length < rule.reach || enough === rule.reach ? latest : await listBefore(enough);
  const after = await store.listOccurrencesFrom("first", { ...of, from: iso(at + 1), until: iso(at + length + hour), limit: enough });
  return timesOf([...before, ...after]).filter((time) => time < at + length);
};

const hour = 3_600_000;

const timesOf = (occurrences: readonly Occurrence[]): number[] => counted(occurrences).map(({ occurredAt }) => Date.parse(occurredAt));

/** Whether what comes later cannot keep a look-up of the same hour from counting. */
const isSettled = (occurrences: readonly Occurrence[], at: number): boolean =>
  counted(occurrences).every(({ source, occurredAt }) => source === "pipeline" || Math.floor(Date.parse(occurredAt) / hour) < Math.floor(at / hour));

/** The day (UTC) of a time and those around it that have occurrences, each with the time of one: the first of later days. Days are found by jumping from one to the next, one item a jump. */
export const daysAround = async (store: Ports, of: Of, at: number, rule: Rule): Promise<Map<number, number>> => {
  const today = dayOf(at);
  const days = new Map([[today, at]]);
  for (let day = today; days.size < rule.reach; ) {
    const [found] = await store.listOccurrencesFrom("last", { ...of, from: iso((today - rule.windowDays + 1) * dayLength), until: iso(day * dayLength), limit: 1 });
    if (found === undefined) break;
    const time = Date.parse(found.occurredAt);
    day = dayOf(time);
    days.set(day, time);
  }
  for (let day = today; ; ) {
    const [found] = await store.listOccurrencesFrom("first", { ...of, from: iso((day + 1) * dayLength), until: iso((today + rule.windowDays) * dayLength), limit: 1 });
    if (found === undefined) return days;
    const time = Date.parse(found.occurredAt);
    day = dayOf(time);
    days.set(day, time);
  }
};
