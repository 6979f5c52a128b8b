import { findCodes, knownCodes } from "../signals/find-codes.ts";
import type { Line } from "../text/line.ts";

/** Codes that stand there bare, two beside or four below one another, are listed: they did not happen. */
export const isList = (lines: readonly Line[], at: number): boolean => {
  const own = new Set(bareCodes(lines[at]));
  if (own.size === 0) return false;
  return new Set([...own].map(squash)).size >= 2 || new Set(lines.slice(Math.max(0, at - 3), at + 4).flatMap(bareCodes)).size >= 4;
};

/** A status has a name of its own beside its code: `429 TOO_MANY_REQUESTS TooManyRequestsException`. */
const squash = (code: string): string => code.replaceAll("_", "").replace(/Exception$/, "").toLowerCase();

/** None where the line holds an error body: whatever else it speaks of, that happened. */
const bareCodes = (line: Line | undefined): string[] => {
  const codes = line ? findCodes(line.plain) : [];
  return codes.some((code) => code.form === "body") ? [] : codes.filter((code) => code.form === "bare" && knownCodes.has(code.value)).map((code) => code.value);
};
