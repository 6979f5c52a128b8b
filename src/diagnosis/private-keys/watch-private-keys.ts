/** The part of a line that belongs to a private key: `[from, to)`. */
export type KeyPart = [from: number, to: number];

const begin = /-{4,5} ?BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)? ?-{4,5}/g;
const end = /-{4,5} ?END [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)? ?-{4,5}/g;
/** The body in the line of its BEGIN, its line breaks escaped or gone. */
const sameLine = /(?:\s|\\+[nrt])*[A-Za-z0-9+/]{40,}={0,2}(?:(?:\s|\\+[nrt])+[A-Za-z0-9+/]{40,}={0,2})*(?:(?:\s|\\+[nrt])+[A-Za-z0-9+/]{1,39}={0,2}(?![\w+/]))?/y;
/** A line of the body behind whatever a CI system puts before it; an address or a path with a dot is none. */
const bodyLine = /(?<![\w./+@%-])[A-Za-z0-9+/]{40,}={0,2}(?=$|[\s"'\\,}\])|<])/;
const lastLine = /^[A-Za-z0-9+/]{1,39}={0,2}(?=\s*$|["'\\])/;
const isNoWord = /\d|[+/=]|[a-z][A-Z]/;
/** A key without END is waited for this many lines: other output may come between its own. */
const patience = 80;

/** Tells, line after line, what belongs to a private key: from BEGIN to END, and where END is missing whatever looks like its body. */
export const watchPrivateKeys = (): ((line: string) => KeyPart[]) => {
  let quiet = patience;
  let column: number | null = null;

  const bodyOf = (line: string): KeyPart[] => {
    const match = bodyLine.exec(line);
    const last = match === null && column !== null ? lastLine.exec(line.slice(column))?.[0] : undefined;
    column = match?.index ?? null;
    quiet = match === null ? quiet + 1 : 0;
    return match !== null || (last !== undefined && isNoWord.test(last)) ? [[0, line.length]] : [];
  };

  const keysFrom = (line: string, at: number): KeyPart[] => {
    const parts: KeyPart[] = [];
    // Where the rest of the line has no END, it is not looked for again.
    let hasEnd = true;
    for (let start = matchFrom(begin, line, at); start !== null; start = matchFrom(begin, line, at)) {
      const stop: KeyPart | null = hasEnd ? matchFrom(end, line, start[1]) : null;
      hasEnd = stop !== null;
      quiet = hasEnd ? patience : 0;
      column = null;
      at = stop?.[1] ?? matchFrom(sameLine, line, start[1])?.[1] ?? start[1];
      parts.push([start[0], at]);
    }
    return parts;
  };

  return (line) => {
    const isMarked = line.includes("PRIVATE KEY");
    if (quiet >= patience) return isMarked ? keysFrom(line, 0) : [];
    if (!isMarked) return bodyOf(line);
    const stop = matchFrom(end, line, 0);
    const start = matchFrom(begin, line, 0);
    if (stop === null || (start !== null && start[0] < stop[0])) return keysFrom(line, 0);
    quiet = patience;
    return [[0, stop[1]], ...keysFrom(line, stop[1])];
  };
};

const matchFrom = (pattern: RegExp, line: string, at: number): KeyPart | null => {
  pattern.lastIndex = at;
  const match = pattern.exec(line);
  return match === null ? null : [match.index, match.index + match[0].length];
};
