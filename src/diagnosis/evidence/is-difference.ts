import type { Line } from "../text/line.ts";

const head = /^(?:diff --git |@@ -|index [0-9a-f]{7,}\.\.|\+\+\+ [ab]\/|--- [ab]\/)/;

const plan = /^\s*[+~-](?:\/[+-])? resource "|^\s*# \S{1,200} will be (?:created|updated|destroyed|replaced)/;

/** Whether the line was added or taken away in a printed difference of files or of infrastructure. */
export const isDifference = (lines: readonly Line[], at: number): boolean =>
  (/^[+-]/.test(lines[at]?.text ?? "") && lines.slice(Math.max(0, at - 60), at).some((before) => head.test(before.text))) ||
  (/^\s+[+~-] /.test(lines[at]?.text ?? "") && lines.slice(Math.max(0, at - 60), at).some((before) => plan.test(before.text)));
