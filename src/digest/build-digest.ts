import type { Mute } from "../recurrence/flag-state.ts";
import type { Occurrence } from "../recurrence/occurrence.ts";
import type { OpenFlag } from "../recurrence/open-flags.ts";
import { adviceOf } from "./advice-of.ts";
import { datesBetween, localDates } from "./local-dates.ts";
import type { DigestPeriod } from "./digest-period.ts";
import type { Digest, DigestError, DigestProject } from "./digest.ts";
import { isoWeekOf } from "./iso-week.ts";
import type { WeekTotals } from "./week-totals.ts";

export type DigestFacts = {
  team: string;
  period: DigestPeriod;
  asked: boolean;
  /** From the beginning of the time compared with to the end of the period, oldest first. */
  occurrences: readonly Occurrence[];
  /** The weeks that are over, oldest first. */
  weeks: readonly WeekTotals[];
  flags: readonly OpenFlag[];
  /** The mute that an error's occurrence falls under now; `project` is null for a look-up. */
  muteOf: (errorId: string, project: string | null) => Mute | undefined;
};

export const buildDigest = (facts: DigestFacts): Digest => {
  const { team, period, asked, weeks, flags, muteOf } = facts;
  const mute = (each: Occurrence): Mute | undefined => muteOf(each.errorId, each.source === "pipeline" ? each.project.name : null);
  const now = facts.occurrences.filter(({ occurredAt }) => occurredAt >= period.from && occurredAt < period.until);
  const told = now.filter((each) => mute(each) === undefined);
  const before = facts.occurrences.filter((each) => each.occurredAt >= period.comparedFrom && each.occurredAt < period.from && mute(each) === undefined);
  const dateOf = localDates(period.zone);
  const openFlags = flags.filter(({ errorId }) => muteOf(errorId, null) === undefined);
  const countsBefore = countsOf(before);
  const errors = [...Map.groupBy(told, ({ errorId }) => errorId)]
    .map(([id, met]) => errorOf(id, met, countsBefore.get(id) ?? 0, dateOf))
    .toSorted((a, b) => b.count - a.count || b.before - a.before || a.id.localeCompare(b.id));
  const pipelines = told.filter(({ source }) => source === "pipeline").length;
  return {
    team,
    period,
    asked,
    total: { count: told.length, before: before.length, pipelines, lookups: told.length - pipelines },
    errors,
    byDay: byDay(period, told, dateOf),
    fresh: errors.filter((each) => each.before === 0).map(({ id }) => ({ id, lastMet: lastMet(id, facts) })),
    gone: [...countsBefore]
      .filter(([id]) => !told.some(({ errorId }) => errorId === id))
      .map(([id, count]) => ({ id, before: count }))
      .toSorted((a, b) => b.before - a.before || a.id.localeCompare(b.id)),
    flags: openFlags,
    muted: mutedOf(now, mute),
    trend: weeks.slice(-trendWeeks).map(({ week, errors }) => ({ week, count: Object.values(errors).reduce((sum, each) => sum + each.pipelines + each.lookups, 0) })),
    advice: adviceOf({ errors, flags: openFlags, occurrences: facts.occurrences.filter((each) => each.occurredAt < period.until && mute(each) === undefined) }),
  };
};

const trendWeeks = 8;

const countsOf = (occurrences: readonly Occurrence[]): Map<string, number> =>
  new Map([...Map.groupBy(occurrences, ({ errorId }) => errorId)].map(([id, met]) => [id, met.length]));

const errorOf = (id: string, met: readonly Occurrence[], before: number, dateOf: (time: string) => string): DigestError => {
  const pipelines = met.filter(({ source }) => source === "pipeline").length;
  return {
    id,
    count: met.length,
    before,
    pipelines,
    lookups: met.length - pipelines,
    days: [...new Set(met.map(({ occurredAt }) => dateOf(occurredAt)))].toSorted(),
    projects: projectsOf(met),
  };
};

/** A project goes by its key and is called what it was called last, with its connection where another is called so. */
const projectsOf = (occurrences: readonly Occurrence[]): DigestProject[] => {
  const projects = new Map<string, DigestProject & { connection: string }>();
  for (const each of occurrences) {
    if (each.source !== "pipeline") continue;
    const key = JSON.stringify([each.project.connection, each.project.key]);
    const known = projects.get(key);
    projects.set(key, { name: each.project.name, connection: each.project.connection, count: (known?.count ?? 0) + 1, runUrl: each.runUrl ?? known?.runUrl ?? null });
  }
  const met = [...projects.values()];
  const isShared = ({ name, connection }: { name: string; connection: string }): boolean => met.some((other) => other.name === name && other.connection !== connection);
  return met
    .map(({ connection, ...project }) => (isShared({ ...project, connection }) ? { ...project, name: `${project.name} (${connection})` } : project))
    .toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name));
};

const byDay = (period: DigestPeriod, told: readonly Occurrence[], dateOf: (time: string) => string): Digest["byDay"] => {
  const days = Map.groupBy(told, ({ occurredAt }) => dateOf(occurredAt));
  const last = new Date(Date.parse(period.until) - 1).toISOString();
  return datesBetween(dateOf(period.from), dateOf(last)).map((date) => ({ date, counts: Object.fromEntries(countsOf(days.get(date) ?? [])) }));
};

const lastMet = (id: string, { occurrences, weeks, period }: DigestFacts): string | null => {
  const earlier = occurrences.findLast((each) => each.errorId === id && each.occurredAt < period.comparedFrom);
  // The week of the comparison's beginning may hold what comes after it.
  const week = weeks.findLast((each) => each.week < isoWeekOf(period.comparedFrom) && each.errors[id] !== undefined);
  return earlier === undefined ? (week?.week ?? null) : isoWeekOf(earlier.occurredAt);
};

const mutedOf = (now: readonly Occurrence[], muteOf: (each: Occurrence) => Mute | undefined): Digest["muted"] => {
  const muted = new Map<string, { id: string; count: number; mute: Mute }>();
  for (const each of now) {
    const mute = muteOf(each);
    if (mute === undefined) continue;
    const key = JSON.stringify([each.errorId, mute.project]);
    muted.set(key, { id: each.errorId, mute, count: (muted.get(key)?.count ?? 0) + 1 });
  }
  return [...muted.values()].toSorted((a, b) => b.count - a.count || a.id.localeCompare(b.id));
};
