import type { Digest } from "../digest/digest.ts";
import { errorName } from "./error-name.ts";
import { plainDate } from "./plain-date.ts";
import { cut } from "./text.ts";

/** Slack takes 2,000 characters. */
const longest = 1_900;

/** What the digest's chart shows, in words: each day's total, then each error's. */
export const chartAlt = ({ total, byDay, errors }: Digest): string => {
  const days = byDay.map(({ date, counts }) => `${plainDate(date)} ${Object.values(counts).reduce((sum, each) => sum + each, 0)}`);
  const named = errors.map(({ id, count }) => `${errorName(id)} ${count}`);
  return cut(`Bar chart of Coveo errors by day, ${total.count} in all. By day: ${days.join(", ")}. By error: ${named.join(", ")}.`, longest);
};
