import type { WeekTotals } from "../../../../src/digest/week-totals.ts";
import type { DigestSchedule } from "../../../../src/recurrence/team-profile.ts";
import type { SlackMessage } from "../../../../src/views/slack-message.ts";
import { day, hour, week } from "../generated.ts";
import type { Invocation } from "../invocation.ts";
import { isPossible, isSure, type Book, type Entry, type Known } from "./book.ts";
import { naiveSlots } from "./naive-slots.ts";
import type { Violations } from "./violations.ts";

type Given = { book: Book; violations: Violations; now: () => number; isMutedSince: (entry: Entry, since: number) => boolean };
type Team = {
  schedule: DigestSchedule;
  on: boolean;
  changedAt: number;
  everChanged: boolean;
  /** Since the last slot was done with: each may put the next off by a week at most. */
  changes: number;
  joinedAt: number;
  toldUntil: number | null;
  /** Slots that were done with, whatever was told. */
  done: number[];
  messages: Map<number, { from: number; until: number }>;
};

/** Whether each team gets one digest a slot of its own, of just what happened, with nothing told twice or left out between two. */
export const createJudgeOfDigests = ({ book, violations, now, isMutedSince }: Given) => {
  const teams = new Map<string, Team>();
  const figures = { slots: 0, messages: 0, quiet: 0, off: 0, weeks: 0 };
  const of = (id: string): Team => {
    const team = teams.get(id);
    if (team === undefined) throw new Error(`${id} is not known`);
    return team;
  };
  const countIn = (id: string, from: number, until: number, known: Known): number => book.ofTeam(id, from, until).filter(known).length;

  return {
    figures,
    joined: (id: string, schedule: DigestSchedule): void =>
      void teams.set(id, { schedule, on: true, changedAt: now(), everChanged: false, changes: 0, joinedAt: now(), toldUntil: null, done: [], messages: new Map() }),

    changed: (id: string, change: { schedule?: DigestSchedule; on?: boolean }): void => {
      Object.assign(of(id), change, { changedAt: now(), everChanged: true, changes: of(id).changes + 1 });
    },

    isOn: (id: string): boolean => of(id).on,

    /** A digest was posted. */
    posted: (id: string, slot: string, message: SlackMessage, invocation: Invocation): void => {
      const team = of(id);
      figures.messages += 1;
      const until = Date.parse(slot);
      if (!team.on && team.changedAt < invocation.startedAt) violations.add("a digest is posted though it is off", id, slot);
      const text = JSON.stringify(message.blocks);
      const [from = 0, end = 0] = [...text.matchAll(/<!date\^(\d+)\^/g)].map(([, seconds]) => Number(seconds) * 1000);
      team.messages.set(until, { from, until: end });
      if (end !== until) violations.add("a digest says another end than its slot", id, `${new Date(end).toISOString()} for ${slot}`);
      const expected = team.toldUntil === null || team.toldUntil < until - 15 * day ? undefined : team.toldUntil;
      if (expected !== undefined && Math.abs(expected - from) > 1000 && !(from < until - 13 * day && expected < from)) violations.add("a digest does not begin where the last one ended", id, `${new Date(from).toISOString()}, not ${new Date(expected).toISOString()}`);
      const count = Number(/\*(\d+) Coveo errors?\*/.exec(text)?.[1] ?? 0);
      const heard = (entry: Entry): boolean => !isMutedSince(entry, invocation.startedAt - 1);
      const least = countIn(id, from, until, (entry) => entry.order <= invocation.recordedBefore && heard(entry) && isSure(entry, invocation.startedAt));
      const most = countIn(id, from, until, (entry) => isPossible(entry, invocation.startedAt));
      if (count < least || count > most) violations.add("a digest's total is not what happened", id, `${count}, not ${least}${most === least ? "" : ` to ${most}`}, until ${slot}`);
      // What failed since the slot may have raised a flag, which it tells of.
      if (countIn(id, from - 35 * day, now(), () => true) === 0) violations.add("a digest is posted though nothing happened", id, slot);
    },

    /** A slot was done with and moved on. */
    moved: (id: string, next: string, told: string | undefined, invocation: Invocation): void => {
      const team = of(id);
      const isSettled = team.changedAt < invocation.startedAt;
      const at = Date.parse(next);
      if (isSettled && naiveSlots(team.schedule, at - hour, at + hour)[0] !== at) violations.add("the next digest is due at a time that the team did not choose", id, `${next} for ${JSON.stringify(team.schedule)}`);
      if (told === undefined) return;
      const slot = Date.parse(told);
      figures.slots += 1;
      const last = team.done.at(-1);
      if (last !== undefined && slot <= last) violations.add("a slot is done with twice", id, told);
      if (last !== undefined && slot - last < 84 * hour - 1) violations.add("two digests are less than half a week apart", id, told);
      if (last !== undefined && slot - last > (1 + team.changes) * week + 2 * hour) violations.add("a digest is left out", id, `nothing between ${new Date(last).toISOString()} and ${told}`);
      team.done.push(slot);
      team.changes = 0;
      const from = team.toldUntil ?? slot - week + hour;
      const happened = book.ofTeam(id, Math.max(from, slot - 13 * day), slot).filter((entry) => entry.order <= invocation.recordedBefore && entry.changes.length === 0 && !isMutedSince(entry, team.joinedAt));
      team.toldUntil = slot;
      if (!team.on) figures.off += 1;
      else if (!team.messages.has(slot)) {
        figures.quiet += 1;
        if (happened.length > 0 && isSettled) violations.add("a digest is missing", id, `${told}: ${happened.length} occurrences`);
      }
    },

    /** A week's totals were written. */
    totalled: (id: string, { week: name, errors }: WeekTotals, invocation: Invocation): void => {
      figures.weeks += 1;
      const [from, until] = boundsOf(name);
      const sum = Object.values(errors).reduce((total, each) => total + each.pipelines + each.lookups, 0);
      const least = countIn(id, from, until, (entry) => entry.order <= invocation.recordedBefore && isSure(entry, invocation.startedAt));
      const most = countIn(id, from, until, (entry) => isPossible(entry, invocation.startedAt));
      if (sum < least || sum > most) violations.add("a week's totals are not what happened", id, `${name}: ${sum}, not ${least}`);
    },

    /** At the end: nothing is overdue, and who changed nothing got each of a year's slots. */
    finish: (from: number): void => {
      for (const [id, team] of teams) {
        const slots = naiveSlots(team.schedule, from, now() - 4 * day).filter((at) => at > from);
        if (!team.everChanged) {
          const done = team.done.filter((at) => at < now() - 4 * day);
          const missing = slots.filter((at) => !done.includes(at));
          if (missing.length > 0 || done.length > slots.length) violations.add("a team did not get every slot", id, `${done.length} of ${slots.length}; the first is ${new Date(missing[0] ?? 0).toISOString()}`);
        } else if ((team.done.at(-1) ?? 0) < now() - 16 * day) violations.add("a digest is left out", id, `none since ${new Date(team.done.at(-1) ?? 0).toISOString()}`);
      }
    },
  };
};

const boundsOf = (name: string): [number, number] => {
  const [year = 0, number = 0] = name.split("-W").map(Number);
  const fourth = Date.UTC(year, 0, 4);
  const first = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * day;
  return [first + (number - 1) * week, first + number * week];
};
