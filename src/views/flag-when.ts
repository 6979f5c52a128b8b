import type { Flag } from "../recurrence/flag.ts";
import { bars } from "./bars.ts";
import { plainDate } from "./plain-date.ts";

type Row = { label: string; spoken: string; count: number };

/** When an error came: in words, which a screen reader reads and a notification shows, and as a small picture where there is more than one time. */
export const flagWhen = (flag: Flag): { words: string; picture: string | null } => {
  const days = flag.week.days.filter(({ count }) => count > 0);
  const rows = days.length > 1 ? byDay(flag) : byHours(flag);
  const met = rows.filter(({ count }) => count > 0).map(({ spoken, count }) => `${count} ${spoken}`);
  const words = `${met.length > 1 ? `${met.slice(0, -1).join(", ")} and ${met.at(-1) ?? ""}` : (met[0] ?? "none")}, in UTC`;
  return { words, picture: met.length > 1 ? bars(rows) : null };
};

const byDay = ({ week }: Flag): Row[] => week.days.map(({ day, count }) => ({ label: plainDate(day), spoken: `on ${plainDate(day)}`, count }));

const slot = 3;

/** Eight parts of the 24 hours, three hours each. */
const byHours = ({ day: { from, hours } }: Flag): Row[] => {
  const start = Date.parse(from);
  return Array.from({ length: hours.length / slot }, (_, index) => {
    const [begin, end] = [index * slot, (index + 1) * slot].map((hour) => new Date(start + hour * 3_600_000).toISOString());
    const [first = "", last = ""] = [begin?.slice(11, 16), end?.slice(11, 16)];
    const count = hours.slice(index * slot, (index + 1) * slot).reduce((sum, each) => sum + each, 0);
    return { label: `${first}-${last}`, spoken: `between ${first} and ${last} on ${plainDate(begin?.slice(0, 10) ?? "")}`, count };
  });
};
