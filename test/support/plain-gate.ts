import type { Gate } from "../../src/diagnosis/bytes/gate.ts";
import { needles } from "../../src/diagnosis/bytes/needles.ts";

/** The gate in plain JavaScript: the measure that the fast one must equal. */
export const createPlainGate = (size: number): Gate => {
  const memory = new Uint8Array(size);
  const latin1 = new TextDecoder("latin1");
  return {
    memory,
    hits: (from, to) => {
      const text = latin1.decode(memory.subarray(from, to)).toLowerCase();
      return needles.flatMap((needle) => everyIndex(text, needle.text).map((at) => from + at)).toSorted((a, b) => a - b);
    },
    newlines: (from, to) => memory.subarray(from, to).reduce((count, byte) => count + (byte === 10 ? 1 : 0), 0),
  };
};

const everyIndex = (text: string, part: string): number[] => {
  const found: number[] = [];
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) found.push(at);
  return found;
};
