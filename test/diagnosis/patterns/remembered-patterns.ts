import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Pattern } from "./all-patterns.ts";
import { parameters } from "./prove-pattern.ts";

export const rememberedFile = new URL("proven.json", import.meta.url);

const { version } = createRequire(import.meta.url)("recheck/package.json") as { version: string };

/** Of the pattern to the letter, the checker's version and how it is asked: whatever of it changes is proven anew. */
export const hashOf = ({ source, flags }: Pattern): string =>
  createHash("sha256").update(JSON.stringify([version, parameters, source, flags])).digest("hex");

/** The patterns that were found safe before, by their hashes. */
export const rememberedPatterns = (): ReadonlySet<string> => new Set(JSON.parse(readFileSync(rememberedFile, "utf8")) as string[]);

/** One in twenty, which ones decided by all of them and what is remembered: another with each change, the same on each machine. */
export const sampleOf = (patterns: readonly Pattern[], remembered: ReadonlySet<string>): Pattern[] => {
  const salt = createHash("sha256").update([...patterns.map(hashOf), ...remembered].join()).digest("hex");
  const rank = (pattern: Pattern): string => createHash("sha256").update(salt + hashOf(pattern)).digest("hex");
  return patterns.toSorted((one, other) => (rank(one) < rank(other) ? -1 : 1)).slice(0, Math.ceil(patterns.length / 20));
};
