import { Temporal } from "temporal-polyfill";
import { mostDays } from "./most-days.ts";
import type { End, Problem } from "./parse-end.ts";

/** The instant that was meant (ISO 8601, UTC), in the team's time zone. A day lasts to its end. */
export const resolveEnd = (end: End, { now, zone }: { now: Date; zone: string }): { until: string } | Problem => {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  if (end.kind === "span") {
    return end.hours > mostDays * 24 ? tooLong : { until: new Date(now.getTime() + end.hours * 3_600_000).toISOString() };
  }
  const day = dayOf(end, today);
  if (Temporal.PlainDate.compare(day, today) < 0) return { problem: `${day.toString()} is past.` };
  if (today.until(day).days > mostDays) return tooLong;
  return { until: new Date(day.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds).toISOString() };
};

const tooLong: Problem = { problem: `${mostDays} days are the most: say it again when they are over.` };

const dayOf = (end: Exclude<End, { kind: "span" }>, today: Temporal.PlainDate): Temporal.PlainDate => {
  switch (end.kind) {
    case "date":
      return Temporal.PlainDate.from(end.date);
    case "tomorrow":
      return today.add({ days: 1 });
    case "weekday":
      // Said on a Friday, Friday is a week away.
      return today.add({ days: (end.weekday - today.dayOfWeek + 7) % 7 || 7 });
  }
};
