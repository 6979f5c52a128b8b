import { readLine } from "../text/read-line.ts";
import type { Line } from "../text/line.ts";
import type { Gate } from "./gate.ts";
import type { Progress } from "./progress.ts";
import { asUtf8 } from "./as-utf8.ts";
import { type Piece, splitLines } from "./split-lines.ts";

/** How much around a hit is read: a stack trace, an HTTP exchange, a dumped request. */
const around = 16 * 1024;
/** How much is handed over at once: little, so that what was read is soon forgotten. */
const most = 32 * 1024;
export const windowSize = 1024 * 1024;
const longestNeedle = 64;
const longLine = 4 * 1024;
/** Of hits that stand nearer to one another than this, the first speaks for all. */
const near = 1024;

/**
 * Lets a log slide through the gate's memory and hands over, in order, the lines around what the gate finds.
 * Memory stays the same however long the log or a line of it is.
 */
export async function* readNeighbourhoods(gate: Gate, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, progress: Progress): AsyncGenerator<Line[]> {
  const { memory } = gate;
  let filled = 0;
  let scanned = 0;
  let judged = 0;
  let offset = 0;
  let linesBefore = 0;
  let hits: number[] = [];
  let last = 10;

  /** An address that is refused as too long is longer than 8 KiB, and the answer stands behind it. */
  const reachAfter = (hit: number): number => (memory.subarray(hit, Math.min(filled, hit + longLine)).includes(10) ? around / 2 : around);

  const examine = function* (final: boolean): Generator<Line[]> {
    for (let at = Math.max(0, scanned - longestNeedle); at < filled; at += most)
      for (const hit of gate.hits(Math.max(0, at - longestNeedle), Math.min(filled, at + most))) if (hit >= (hits.at(-1) ?? -near) + near) hits.push(hit);
    scanned = filled;
    const until = final ? filled : Math.max(judged, filled - around);
    for (const [from, to] of merge(hits, judged, until, reachAfter).flatMap(portions)) {
      const start = Math.max(0, from - around);
      const end = Math.min(filled, to + around);
      const first = linesBefore + gate.newlines(0, start) + 1;
      const pieces = splitLines({ memory, start, end, offset, firstLine: first });
      yield asLines(pieces, from, to);
    }
    judged = until;
    const keep = Math.max(0, judged - around);
    linesBefore += gate.newlines(0, keep);
    memory.copyWithin(0, keep, filled);
    filled -= keep;
    scanned -= keep;
    judged -= keep;
    offset += keep;
    hits = hits.map((hit) => hit - keep).filter((hit) => hit >= judged - around && hit >= 0);
  };

  for await (const chunk of asUtf8(chunks, progress)) {
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + memory.length - filled);
      memory.set(part, filled);
      filled += part.length;
      at += part.length;
      last = memory[filled - 1] ?? last;
      if (filled === memory.length) yield* examine(false);
    }
  }
  yield* examine(true);
  progress.lines = linesBefore + gate.newlines(0, filled) + (offset + filled > 0 && last !== 10 ? 1 : 0);
}

const asLines = (pieces: readonly Piece[], from: number, to: number): Line[] => {
  let head: Line | undefined;
  return pieces.map((piece) => {
    const line = readLine(piece.raw, piece.number, piece.at >= from && piece.at < to, head?.number === piece.number ? head : undefined);
    if (head?.number !== piece.number) head = line;
    return line;
  });
};

const portions = ([from, to]: [number, number]): [number, number][] =>
  Array.from({ length: Math.ceil((to - from) / most) }, (_, part) => [from + part * most, Math.min(to, from + (part + 1) * most)]);

/** The stretches between `from` and `to` that lie around hits. */
const merge = (hits: readonly number[], from: number, to: number, reachAfter: (hit: number) => number): [number, number][] => {
  const stretches: [number, number][] = [];
  for (const hit of hits) {
    const [start, end] = [Math.max(from, hit - around / 2), Math.min(to, hit + reachAfter(hit))];
    const before = stretches.at(-1);
    if (start >= end) continue;
    if (before && start <= before[1]) before[1] = Math.max(before[1], end);
    else stretches.push([start, end]);
  }
  return stretches;
};
