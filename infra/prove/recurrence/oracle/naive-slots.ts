import type { DigestSchedule } from "../../../../src/recurrence/team-profile.ts";
import { day } from "../generated.ts";

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const formats = new Map<string, Intl.DateTimeFormat>();
const half = 30 * 60_000;

const localTime = (zone: string, time: number): { weekday: number; minutes: number; date: string } => {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "short", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  formats.set(zone, format);
  const parts = Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, value]));
  return { weekday: weekdays.indexOf(parts["weekday"] ?? "") + 1, minutes: Number(parts["hour"]) * 60 + Number(parts["minute"]), date: `${parts["year"]}-${parts["month"]}-${parts["day"]}` };
};

/** The slots from ≤ slot < until, by looking at every quarter of an hour on the clock of the place. Of an hour that comes twice the first counts; one that is left out comes as much later. */
export const naiveSlots = ({ weekday, time, zone }: DigestSchedule, from: number, until: number): number[] => {
  const wanted = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const slots = new Map<string, number>();
  const firsts = new Map<string, number>();
  for (let at = from - day; at < until + day; at += half / 2) {
    const local = localTime(zone, at);
    if (local.weekday !== weekday) continue;
    if (local.minutes === wanted && !slots.has(local.date)) slots.set(local.date, at);
    // Where the clock jumps over it: the first moment after it, plus what was asked for beyond the jump's beginning.
    if (local.minutes > wanted && !firsts.has(local.date) && !slots.has(local.date)) {
      const before = localTime(zone, at - half / 2);
      if (before.date === local.date && before.minutes < wanted) firsts.set(local.date, at + (wanted - before.minutes - 15) * 60_000);
    }
  }
  for (const [date, at] of firsts) if (!slots.has(date)) slots.set(date, at);
  return [...slots.values()].filter((at) => at >= from && at < until).toSorted((a, b) => a - b);
};
