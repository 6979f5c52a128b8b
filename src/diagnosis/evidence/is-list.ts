import { findCodes, knownCodes } from "../signals/find-codes.ts";
import type { Line } from "../text/line.ts";

/** Codes that stand there bare, three beside or four below one another, are listed: they did not happen. */
export const isList = (lines: readonly Line[], at: number): boolean => {
  const own = new Set(bareCodes(lines[at]));
  if (own.size === 0) return false;
  return own.size >= 3 || new Set(lines.slice(Math.max(0, at - 3), at + 4).flatMap(bareCodes)).size >= 4;
};

const bareCodes = (line: Line | undefined): string[] =>
  line ? findCodes(line.plain).filter((code) => code.form !== "body" && knownCodes.has(code.value)).map((code) => code.value) : [];
