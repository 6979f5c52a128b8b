const number = /(?<![\w.#$€£/]|\d[:,-])(?:(?:http|error|err|status|code)_?)?([45]\d\d|[45]\dx|[45]xx)s?(?![\w%€$£]|[.,:]\d)/gi;
/** `ua/429`, unlike a number in a path. */
const ofAnApi = /\b(push|ua|analytics)[/.](?=[45])/gi;
/** What turns the number after it, or before it, into something else than a status. */
const isNamed = /(?:^|\W)(?:lines?|ports?|page|room|issue|pr|ticket|pid|row|column|col|chapter|version|build|run|job|attempt|took|after|waited|id)\s*[:#]?\s*$/i;
const isCounted =
  /^\s*(?:ms|milliseconds?|s|secs?|seconds?|mins?|minutes?|hours?|days?|items?|documents?|docs?|files?|rows?|records?|lines?|users?|people|bytes?|[kmg]b|(?:kilo|mega|giga)bytes?|times|pages?|euros?|dollars?|percent)\b/i;

/** The error statuses a text speaks of, in order, each once: `429`, `502`, and `5XX` for the whole class (`50x`, `5xx`). */
export const statusesIn = (text: string): string[] => {
  const found = new Set<string>();
  const plain = text.replaceAll(ofAnApi, "$1 ");
  for (const match of plain.matchAll(number)) {
    const digits = (match[1] ?? "").toUpperCase();
    const before = plain.slice(Math.max(0, match.index - 12), match.index);
    const end = match.index + match[0].length;
    const after = plain.slice(end, end + 16);
    if (isNamed.test(before) || isCounted.test(after)) continue;
    found.add(digits.endsWith("X") ? `${digits.charAt(0)}XX` : digits);
  }
  return [...found];
};
