import type { Section } from "./section.ts";

/** Options that measurements share; each takes those it knows. */
export type Options = {
  seed: number;
  /** How much, by option: `runs`, `weeks`, … */
  size: (name: SizeName, otherwise: number) => number;
  /** Tells how far it is, on standard error. */
  say: (line: string) => void;
};

export const sizeNames = ["runs", "weeks", "teams", "events", "rounds", "megabytes", "occurrences"] as const;
export type SizeName = (typeof sizeNames)[number];

/** One that a command offers by its name. */
export type Measurement = { about: string; options: readonly ("seed" | SizeName)[]; run: (options: Options) => Promise<Section> };
