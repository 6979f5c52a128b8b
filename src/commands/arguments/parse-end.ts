import { readWeekday, type Weekday } from "./weekday.ts";

/** When something is to end, as it was typed: what it means depends on the clock and the team's time zone. */
export type End =
  | { kind: "span"; hours: number }
  /** Through that day, `2026-12-24`. */
  | { kind: "date"; date: string }
  /** Through the next day of that name. */
  | { kind: "weekday"; weekday: Weekday }
  | { kind: "tomorrow" };

/** `problem` is a sentence. */
export type Problem = { problem: string };

const hoursOf = { h: 1, hour: 1, d: 24, day: 24, w: 168, week: 168 } as const;

/** `7d`, `for 2 weeks`, `a week`, `until 2026-12-24`, `until friday`, `tomorrow`. */
export const parseEnd = (text: string): End | Problem => {
  const typed = text.trim().toLowerCase().replace(/\s+/g, " ");
  const span = /^(?:for )?(an?|one|\d{1,6}) ?(h|hours?|d|days?|w|weeks?)$/.exec(typed);
  if (span !== null) {
    const [, count = "", unit = ""] = span;
    const number = /\d/.test(count) ? Number(count) : 1;
    if (number === 0) return { problem: "A time has to be longer than nothing." };
    return { kind: "span", hours: number * hoursOf[unit.replace(/(?<=.)s$/, "") as keyof typeof hoursOf] };
  }
  const day = /^(?:until|till|to) (.+)$/.exec(typed)?.[1] ?? typed;
  if (day === "tomorrow") return { kind: "tomorrow" };
  if (day === "yesterday") return { problem: "Yesterday is past." };
  const weekday = readWeekday(day.replace(/^next /, ""));
  if (weekday !== undefined) return { kind: "weekday", weekday };
  if (/^\d{4}-\d{2}-\d{2}$/.test(day)) return isDate(day) ? { kind: "date", date: day } : { problem: `There is no ${day} in the calendar.` };
  return { problem: "Say until when: `7d`, `for 2 weeks`, `until friday` or a date as in `until 2026-12-24`." };
};

/** `Date` takes the 31st of a shorter month for a day of the next. */
const isDate = (text: string): boolean => {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};
