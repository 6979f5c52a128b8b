import { isSameStep } from "../text/is-same-step.ts";
import type { Line } from "../text/line.ts";

const farthest = 80;
/** A line that goes on with what the line before began: a stack frame, an indented property, a part of an exchange. */
const continues = /^(?:\s+\S|at\s|Caused by|\.\.\. \d+ more|[}\])]|During handling|The above exception|Traceback|--- End of|\^|[<>*] |[<>]$|\{ \[\d+ bytes|\} \[\d+ bytes|Stack ?trace|Request ?ID|Error code|Status code|Message:)/i;
const opens = /[{[(,]\s*$|:\s*$|^[<>*] |^[<>]$|^Traceback|^\s+File "|^\s+(?:at|in)\s/;

/** Lines of an answer's head: `curl -i` prints them before the body. */
const head = /^(?:HTTP\/\d(?:\.\d)? \d{3}|(?:date|content-[\w-]+|server|x-[\w-]+|connection|cache-control|vary|set-cookie|strict-transport-security|transfer-encoding|retry-after|www-authenticate|location|expires|pragma|via|etag|access-control-[\w-]+|alt-svc|age|ratelimit-[\w-]+):)/i;
/** `status: 403` below `source: s1`: a report of keys and values. */
const keyed = /^\s{0,12}([A-Za-z][\w.-]{1,30})\s?(?::(?= |$)|=(?!=))/;
const level = /^(?:info|warn(?:ing)?|error|debug|trace|fatal|notice|critical|severe)$/i;

const indentOf = (text: string): number => text.search(/\S|$/);

const isReport = (before: Line, after: Line): boolean => {
  const [first, second] = [keyed.exec(before.text)?.[1], keyed.exec(after.text)?.[1]];
  return first !== undefined && indentOf(before.text) <= indentOf(after.text) && second !== undefined && first !== second && !level.test(first) && !level.test(second);
};

const joined = (before: Line, after: Line): boolean => {
  if (!isSameStep(before, after)) return false;
  if (before.number === after.number) return true;
  if (head.test(before.text) && (head.test(after.text) || after.text.trim() === "")) return true;
  if (after.text.trim() === "") return /^(?:During handling|The above exception|Caused by|Traceback|<$)/.test(before.text) || opens.test(before.text);
  if (before.text.trim() === "") return /^(?:During handling|The above exception|Traceback|\{|\[)/.test(after.text);
  return isReport(before, after) || continues.test(after.text) || opens.test(before.text) || (/^\s+\S/.test(before.text) && /^[\w.]+(?:Error|Exception)\b/.test(after.text));
};

/** The lines that belong to one message around line `at`: a stack trace, a JSON object, an HTTP exchange. First and last index. */
export const blockAround = (lines: readonly Line[], at: number): { first: number; last: number } => {
  let first = at;
  let last = at;
  for (; first > 0 && at - first < farthest; first -= 1) {
    const [before, after] = [lines[first - 1], lines[first]];
    if (!before || !after || !joined(before, after)) break;
  }
  for (; last < lines.length - 1 && last - at < farthest; last += 1) {
    const [before, after] = [lines[last], lines[last + 1]];
    if (!before || !after || !joined(before, after)) break;
  }
  return { first, last };
};
