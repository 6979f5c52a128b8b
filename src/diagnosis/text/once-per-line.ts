import type { Line } from "./line.ts";

let places = 0;

/** Remembers what was read from a line for as long as the line is kept: errors that stand close together look at the same surroundings. */
export const oncePerLine = <T extends string | boolean | number | object>(read: (line: Line) => T): ((line: Line) => T) => {
  const place = places;
  places += 1;
  return (line) => {
    const before = line.facts[place];
    if (before !== undefined) return before as T;
    const value = read(line);
    line.facts[place] = value;
    return value;
  };
};
