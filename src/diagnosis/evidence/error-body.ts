import { findStatuses } from "../signals/find-statuses.ts";
import type { Line } from "../text/line.ts";

export type ErrorBody = { hasMessage: boolean; requestId: string | null; /** Whether the key is spelled `requestID`, as Coveo alone spells it. */ ownSpelling: boolean; hasStatusCode: boolean; status: string | null };

const requestIdKey = /["']?\brequest ?I[dD]["']?\s{0,3}[:=]\s{0,3}["']?([A-Za-z0-9-]{6,80})/;
const message = /["']?\bmessage["']?\s{0,3}[:=]/i;
const statusCode = /["']statusCode["']\s{0,3}:/;

/** The status that came with a body: on its line, just above, or in the head of the same answer. */
const statusAbove = (lines: readonly Line[], at: number, first: number): string | null => {
  for (let index = at; index >= Math.max(0, Math.min(at - 2, Math.max(first, at - 20))); index -= 1) {
    const [status] = findStatuses(lines[index]?.plain ?? "");
    if (status) return status.value;
  }
  return null;
};

/** What stands beside a code in its error body, on its line or the lines of its object. */
export const errorBodyAround = (lines: readonly Line[], at: number, block: { first: number; last: number }): ErrorBody => {
  const near = lines.slice(Math.max(block.first, at - 6), Math.min(block.last, at + 6) + 1).map((line) => line.plain.slice(0, 8000));
  const own = lines[at]?.plain ?? "";
  const text = own.includes("{") && own.lastIndexOf("}") > own.indexOf("{") ? own : near.join("\n");
  return {
    hasMessage: message.test(text),
    ownSpelling: /\brequestID\b|\bRequest ID\b/.test(text),
    requestId: requestIdKey.exec(text)?.[1] ?? null,
    hasStatusCode: statusCode.test(text),
    status: statusAbove(lines, at, block.first),
  };
};
