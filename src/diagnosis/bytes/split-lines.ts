/** Lines longer than this are read in parts. */
const longest = 4 * 1024;

export type Piece = { raw: string; number: number; at: number };

type Stretch = { memory: Uint8Array; start: number; end: number; offset: number; firstLine: number };

const decoder = new TextDecoder();

/** Splits a stretch of memory at line feeds, very long lines also at fixed places, and lines with carriage returns or printed line breaks at those. */
export const splitLines = ({ memory, start, end, offset, firstLine }: Stretch): Piece[] => {
  const pieces: Piece[] = [];
  let number = firstLine;
  for (let at = start; at < end; ) {
    const feed = memory.indexOf(10, at);
    const stop = feed === -1 || feed > end ? end : feed;
    for (const [from, to] of partsOf(memory, at, stop, offset)) for (const raw of breaks(decoder.decode(memory.subarray(from, to)), stop - at)) pieces.push({ raw, number, at: from });
    at = stop + 1;
    number += 1;
  }
  return pieces;
};

/** The same places whatever part of the line is in memory: multiples of `longest` in the log, moved on to the next gap between words. */
const partsOf = (memory: Uint8Array, from: number, to: number, offset: number): [number, number][] => {
  if (to - from <= longest) return [[from, to]];
  const parts: [number, number][] = [];
  let at = from;
  for (let grid = (Math.floor((from + offset) / longest) + 1) * longest - offset; grid < to; grid += longest) {
    const cut = gapAfter(memory, grid, Math.min(to, grid + 1024));
    parts.push([at, cut]);
    at = cut;
  }
  parts.push([at, to]);
  return parts;
};

/** After a comma rather than at a space: a space may part a password from its name, by which redaction knows it. */
const gapAfter = (memory: Uint8Array, from: number, to: number): number => {
  for (const gap of [44, 59, 13, 32]) {
    const at = memory.subarray(from, to).indexOf(gap);
    if (at !== -1) return from + at;
  }
  return from;
};

/** A step's whole output as CircleCI and Drone hand it out. */
const packed = /^\s?\[\{"(?:message|pos|out|type|time)":/;

/** A carriage return overwrites what stood before it; a long line of JSON holds the lines of a log as `\n`. */
const breaks = (text: string, lineLength: number): string[] => {
  const isPacked = lineLength > 2048 || packed.test(text);
  if (!isPacked && !text.includes("\r")) return [text];
  const parts = isPacked ? text.split(/\r|(?:\\r)?\\n/) : text.split("\r");
  const filled = parts.filter((part) => part !== "");
  return filled.length > 0 ? filled : [""];
};
