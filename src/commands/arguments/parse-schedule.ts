import type { Problem } from "./parse-end.ts";
import { isNearWeekday, readWeekday, type Weekday } from "./weekday.ts";

/** When a digest is to come; what is null stays as it is. */
export type Schedule = { weekday: Weekday; time: string | null; zone: string | null };

/** `friday`, `friday 09:00`, `fri 9am Europe/Paris`; undefined where it is about no weekday at all. */
export const parseSchedule = (rest: string): Schedule | Problem | undefined => {
  const [day = "", ...words] = rest.replace(/^(on|every) /i, "").split(/\s+/);
  const weekday = readWeekday(day);
  if (weekday === undefined) {
    return isNearWeekday(day) && words.length <= 3 ? { problem: `There is no weekday \`${day}\`.` } : undefined;
  }
  const [first = "", ...others] = words.filter((word) => !/^(at|in)$/i.test(word));
  const time = readTime(first);
  const zoneWords = time === undefined && !/^\d/.test(first) ? [first, ...others] : others;
  const typedZone = zoneWords.filter(Boolean).join("_");
  if (first !== "" && time === undefined && zoneWords === others) return { problem: `\`${first}\` is no time of the day: write it as \`09:00\`.` };
  if (typedZone === "") return { weekday, time: time ?? null, zone: null };
  const zone = readZone(typedZone);
  return zone === undefined ? { problem: `There is no time zone \`${typedZone}\`: write it as \`Europe/Paris\` or \`UTC\`.` } : { weekday, time: time ?? null, zone };
};

/** `09:00`, `9`, `9:30`, `9am`, `5:30pm`, as `HH:MM`. */
const readTime = (word: string): string | undefined => {
  const [, hours = "", minutes = "00", half = ""] = /^(\d{1,2})(?::(\d{2}))?(am|pm)?$/i.exec(word) ?? [];
  if (hours === "" || Number(minutes) > 59) return undefined;
  if (half === "") return Number(hours) > 23 ? undefined : `${hours.padStart(2, "0")}:${minutes}`;
  if (Number(hours) < 1 || Number(hours) > 12) return undefined;
  const hour = (Number(hours) % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
  return `${String(hour).padStart(2, "0")}:${minutes}`;
};

/** The zone's name in its usual capitals; an older or newer name of a zone stays as it was typed. */
const readZone = (name: string): string | undefined => {
  try {
    const zone = new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
    if (/^[+-]/.test(zone)) return undefined;
    return zone.toLowerCase() === name.toLowerCase() ? zone : name;
  } catch {
    return undefined;
  }
};
