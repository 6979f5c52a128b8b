/** In bytes of UTF-8. `longLines` says what becomes of a line that is longer than its bound: cut, or left out whole. */
type Bounds = { head: number; tail: number; longLines: "cut" | "left-out" };

const mark = "\n[…]\n";
const markSize = 7;
/** Where a line ends: a log that is packed into JSON has its line breaks escaped. */
const lineEnds = ["\n", "\r", String.raw`\n`];

/** A text with its middle left out where it is too long, cut at line ends: the beginning says what ran, the end how it failed. */
export const headAndTail = (text: string, { head, tail, longLines }: Bounds): string => {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= head + tail) return text;
  const first = textOf(bytes.subarray(0, characterAt(bytes, head, -1)));
  const last = textOf(bytes.subarray(characterAt(bytes, bytes.length - tail + markSize, 1)));
  const before = lineEnds.map((end) => Math.max(0, first.lastIndexOf(end)));
  const after = lineEnds.map((end) => (last.includes(end) ? last.length - last.indexOf(end) - end.length : 0));
  return first.slice(0, kept(before, first.length, longLines)) + mark + last.slice(last.length - kept(after, last.length, longLines));
};

/** How much is kept of what may be: up to the first kind of line end that leaves at least half of it. */
const kept = (upToLineEnd: readonly number[], most: number, longLines: Bounds["longLines"]): number =>
  upToLineEnd.find((length) => length >= most / 2) ?? (longLines === "cut" ? most : Math.max(...upToLineEnd));

/** The place itself, or the nearest in the given direction at which a character begins. */
const characterAt = (bytes: Uint8Array, place: number, direction: 1 | -1): number => {
  let at = place;
  while (((bytes[at] ?? 0) & 0b1100_0000) === 0b1000_0000) at += direction;
  return at;
};

const textOf = (bytes: Uint8Array): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
