import type { Line } from "../text/line.ts";

const head = /^(?:diff --git |@@ -|index [0-9a-f]{7,}\.\.|\+\+\+ [ab]\/|--- [ab]\/)/;

/** Whether the line was added or taken away in a printed difference of files. */
export const isDifference = (lines: readonly Line[], at: number): boolean =>
  /^[+-]/.test(lines[at]?.text ?? "") && lines.slice(Math.max(0, at - 60), at).some((before) => head.test(before.text));
