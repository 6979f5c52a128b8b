import { Temporal } from "temporal-polyfill";

/** No zone's offset changes within a quarter of an hour that begins on the clock. */
const quarter = 900_000;

/** The local date (`2026-11-23`) of an instant. Remembers what it worked out, for a team's many occurrences. */
export const localDates = (zone: string): ((time: string) => string) => {
  const known = new Map<number, string>();
  return (time) => {
    const at = Math.floor(Date.parse(time) / quarter);
    const date = known.get(at) ?? Temporal.Instant.fromEpochMilliseconds(at * quarter).toZonedDateTimeISO(zone).toPlainDate().toString();
    known.set(at, date);
    return date;
  };
};

/** Every date from one to another, both included. */
export const datesBetween = (first: string, last: string): string[] => {
  const dates: string[] = [];
  for (let date = Temporal.PlainDate.from(first); date.toString() <= last; date = date.add({ days: 1 })) dates.push(date.toString());
  return dates;
};
