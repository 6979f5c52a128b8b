import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = "src/adapters/slack";

/** The Web API methods that the source calls. */
export const calledMethods = (): string[] => {
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(join(folder, name), "utf8"));
  return [...new Set(sources.flatMap(methodsIn))].toSorted();
};

/** Throws where a client is used in a way that hides what it calls. */
export const methodsIn = (source: string): string[] =>
  [...source.replaceAll(/^import .*$/gm, "").matchAll(/\bclient(?:\(\))?(?=[.[])([\w.]*)(.?)/g)].map(([whole, path = "", after]) => {
    const method = path.slice(1);
    if (after !== "(" || !/^[a-z]+(\.[a-zA-Z]+)+$/.test(method)) throw new Error(`cannot tell which method is called by ${whole}`);
    return method;
  });
