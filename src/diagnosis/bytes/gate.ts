/**
 * Finds the few places of a log that are worth reading. It owns the memory that the log slides through,
 * so that a scanner outside JavaScript can look at it in place.
 */
export type Gate = {
  memory: Uint8Array;
  /** Offsets in `memory` between the two where a needle begins, ascending. */
  hits(from: number, to: number): number[];
  newlines(from: number, to: number): number;
};
