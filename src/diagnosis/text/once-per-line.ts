import type { Line } from "./line.ts";

/** Remembers what was read from a line for as long as the line is kept: errors that stand close together look at the same surroundings. */
export const oncePerLine = <T>(read: (line: Line) => T): ((line: Line) => T) => {
  const known = new WeakMap<Line, { value: T }>();
  return (line) => {
    const before = known.get(line);
    if (before) return before.value;
    const value = read(line);
    known.set(line, { value });
    return value;
  };
};
