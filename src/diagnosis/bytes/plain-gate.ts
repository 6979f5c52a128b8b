import type { Gate } from "./gate.ts";
import { needles } from "./needles.ts";

/** The gate in plain JavaScript: the measure that a faster one must equal. */
export const createPlainGate = (size: number): Gate => {
  const memory = new Uint8Array(size);
  const latin1 = new TextDecoder("latin1");
  const pattern = new RegExp(needles.map((needle) => needle.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&")).join("|"), "gi");
  return {
    memory,
    hits: (from, to) => [...latin1.decode(memory.subarray(from, to)).matchAll(pattern)].map((match) => from + match.index),
    newlines: (from, to) => {
      let count = 0;
      for (let at = memory.indexOf(10, from); at !== -1 && at < to; at = memory.indexOf(10, at + 1)) count += 1;
      return count;
    },
  };
};
