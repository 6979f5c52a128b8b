import { oncePerLine } from "../text/once-per-line.ts";

const success =
  /\bHTTP\/\d(?:\.\d)?["']?\s{1,3}20\d\b|\bstatus(?:[ _-]?code)?\W{1,4}20\d\b|(?:->|=>|→|\(|\[|:\s)\s{0,2}20[0-4]\b(?![-.:,/\d])(?! (?:items|documents|docs|of|ms|s)\b)|\b20[0-4] (?:OK|Accepted|Created|No Content)\b|:20[0-4]\s|\b20[0-4]\s*$|[/=][\w.-]{1,40} 20[0-4]\b(?![-.:,/\d])(?! (?:items|documents|docs|of|ms|s)\b)/i;

/** Whether a line holds an answer that says that a call went well. */
export const isSuccess = oncePerLine((line) => success.test(line.plain));
