import { daysBefore } from "./slots.ts";

/** What a digest covers: `from` ≤ occurredAt < `until`, and as long before it for comparison. ISO 8601, UTC; days are those of `zone`. */
export type DigestPeriod = { comparedFrom: string; from: string; until: string; days: number; zone: string };

const days = 7;
/** After an outage; an occurrence lives long enough for twice this and a week's delay. */
const mostDays = 14;

/** From the end of what was told, so that nothing is told twice; seven days where nothing was told yet. */
export const digestPeriod = ({ until, toldUntil, zone }: { until: string; toldUntil: string | null; zone: string }): DigestPeriod => {
  const earliest = daysBefore(until, mostDays, zone);
  const from = toldUntil === null || toldUntil >= until ? daysBefore(until, days, zone) : toldUntil < earliest ? earliest : toldUntil;
  const length = Math.max(1, Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000));
  return { comparedFrom: comparedFrom(from, until, length, zone), from, until, days: length, zone };
};

/** Whole local days back where the period has whole local days, so that a clock change keeps the hour; else as long as the period is. */
const comparedFrom = (from: string, until: string, length: number, zone: string): string =>
  daysBefore(until, length, zone) === from ? daysBefore(from, length, zone) : new Date(2 * Date.parse(from) - Date.parse(until)).toISOString();
