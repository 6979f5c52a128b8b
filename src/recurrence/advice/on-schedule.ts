import { dayLength, dayOf } from "../reached.ts";
import type { Failure, Pattern } from "./pattern.ts";
import { clockTime, dateOf } from "./told-times.ts";

const fewestDays = 3;
/** An hour before and one after, in milliseconds. */
const widest = 2 * 3_600_000;

/** A daily limit that is reached on the same weekday, or at the same hour, give or take one. */
export const onSchedule: Pattern = {
  name: "on-schedule",
  recognise: ({ answer, ladders, failures }) => {
    if (!ladders.includes("daily-limit") || answer.category === "quota") return undefined;
    const firsts = [...Map.groupBy(failures, ({ time }) => dayOf(time)).values()].flatMap(([first]) => first ?? []);
    return sameWeekday(firsts) ?? sameHour(firsts);
  },
  steps: () => [
    "Find the job that runs then, and split its load: push what changed more often, in batches, instead of all of it at once.",
    "Spread the schedules of the jobs that push to this organization over the days.",
  ],
};

const sameWeekday = (firsts: readonly Failure[]): string | undefined => {
  const weekdays = new Set(firsts.map(({ time }) => dayOf(time) % 7));
  const [first] = firsts;
  if (first === undefined || firsts.length < 2 || weekdays.size > 1) return undefined;
  const weekday = new Intl.DateTimeFormat("en", { weekday: "long", timeZone: "UTC" }).format(first.time);
  return `It came on ${firsts.length} ${weekday}s, the first on ${dateOf(first.time)}, and on no other weekday.`;
};

const sameHour = (firsts: readonly Failure[]): string | undefined => {
  if (firsts.length < fewestDays) return undefined;
  const times = firsts.map(({ time }) => time % dayLength).toSorted((a, b) => a - b);
  // The day goes round: of all turns of the list the narrowest.
  const spans = times.map((from, at) => ({ from, until: at === 0 ? (times.at(-1) ?? from) : (times[at - 1] ?? from) + dayLength }));
  const narrowest = spans.toSorted((a, b) => a.until - a.from - (b.until - b.from))[0];
  if (narrowest === undefined || narrowest.until - narrowest.from > widest) return undefined;
  return `On ${firsts.length} days it first came between ${clockTime(narrowest.from)} and ${clockTime(narrowest.until)}, as if by a schedule.`;
};
