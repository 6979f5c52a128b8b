import { readFileSync } from "node:fs";

export type NoiseStep = { name: string; lines: string[] };

const read = (tool: string): NoiseStep[] =>
  readFileSync(new URL(`fixtures/noise/${tool}.txt`, import.meta.url), "utf8")
    .split(/^=== /m)
    .slice(1)
    .map((block) => {
      const [name = "", ...lines] = block.replace(/\n$/, "").split("\n");
      return { name, lines };
    });

const known = new Map<string, NoiseStep[]>();

/** The steps written down in one file of `fixtures/noise/`. */
export const readNoise = (tool: string): NoiseStep[] => {
  const steps = known.get(tool) ?? read(tool);
  known.set(tool, steps);
  return steps;
};
