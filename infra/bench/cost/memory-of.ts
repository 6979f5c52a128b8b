import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** A function's memory in MB, from what is deployed. */
export const memoryOf = (name: string): number => {
  const text = readFileSync(new URL("../../../serverless.yml", import.meta.url), "utf8").replaceAll(/![A-Z]\w+/g, "");
  const { provider, functions } = parse(text) as { provider: { memorySize: number }; functions: Record<string, { memorySize?: number }> };
  return functions[name]?.memorySize ?? provider.memorySize;
};
