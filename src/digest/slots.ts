import { Temporal } from "temporal-polyfill";
import type { DigestSchedule } from "../recurrence/team-profile.ts";

/**
 * When a digest is due: one instant a week, as ISO 8601 in UTC. A local time that a clock change leaves out is the
 * one as much later; of a local time that comes twice it is the first (https://tc39.es/proposal-temporal/docs/ambiguity.html).
 */

/** The schedule of a team that set none. */
export const defaultSchedule = (zone: string): DigestSchedule => ({ weekday: 1, time: "09:00", zone });

/** The first slot after `now`. */
export const firstSlot = (schedule: DigestSchedule, now: Date): string =>
  iso(Math.min(...slotsAround(schedule, now).filter((slot) => slot > now.getTime())));

/** Two digests are this far apart at least: half a week, so that the one after a change of the schedule comes neither at once nor much later. */
export const leastHours = 84;

/** The first slot after `now` that is half a week or more after the end of what was told. */
export const nextSlot = (schedule: DigestSchedule, now: Date, toldUntil: string | null): string => {
  const earliest = toldUntil === null ? 0 : Date.parse(toldUntil) + leastHours * 3_600_000;
  return firstSlot(schedule, new Date(Math.max(now.getTime(), earliest - 1)));
};

/** The newest slot that has come by `now`. */
export const latestSlot = (schedule: DigestSchedule, now: Date): string => {
  const slots = slotsAround(schedule, now).filter((slot) => slot <= now.getTime());
  return iso(Math.max(...slots));
};

/** As many days before an instant, at the same local time. */
export const daysBefore = (slot: string, days: number, zone: string): string =>
  iso(Temporal.Instant.from(slot).toZonedDateTimeISO(zone).subtract({ days }).epochMilliseconds);

/** The slots of the five weeks around an instant, as milliseconds, oldest first. */
const slotsAround = ({ weekday, time, zone }: DigestSchedule, around: Date): number[] => {
  const date = Temporal.Instant.fromEpochMilliseconds(around.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  const ofThisWeek = date.add({ days: weekday - date.dayOfWeek });
  const at = Temporal.PlainTime.from(time);
  return [-2, -1, 0, 1, 2].map((weeks) => ofThisWeek.add({ weeks }).toZonedDateTime({ timeZone: zone, plainTime: at }).epochMilliseconds);
};

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();
