import { readdirSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parse } from "acorn";

export type Pattern = { source: string; flags: string };

const root = fileURLToPath(new URL("../../../", import.meta.url));
const folders = ["src/diagnosis", "src/adapters/redaction"].map((folder) => join(root, folder));
const files = folders.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts")).map((name) => join(folder, name)));

/** Every pattern that log text meets: those written down, and those put together while the modules load. */
export const allPatterns = async (): Promise<{ patterns: Pattern[]; built: number }> => {
  const built = await builtPatterns();
  const all = [...files.flatMap((file) => literals(readFileSync(file, "utf8"))), ...built];
  return { patterns: [...new Map(all.map((pattern) => [`/${pattern.source}/${pattern.flags}`, pattern])).values()], built: built.length };
};

const literals = (code: string): Pattern[] => {
  const found: Pattern[] = [];
  parse(stripTypeScriptTypes(code), { ecmaVersion: "latest", sourceType: "module", onToken: (token) => {
    const value = "value" in token ? token.value : null;
    if (token.type.label === "regexp" && typeof value === "object" && value !== null && "pattern" in value && "flags" in value) found.push({ source: String(value.pattern), flags: String(value.flags) });
  } });
  return found;
};

/** What is handed to RegExp while the modules load. */
const builtPatterns = async (): Promise<Pattern[]> => {
  const found: Pattern[] = [];
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct: (target, [source, flags]: [string, string?]) => {
      found.push({ source: String(source), flags: flags ?? "" });
      return new target(source, flags);
    },
  });
  try {
    for (const file of files) await import(pathToFileURL(file).href);
  } finally {
    globalThis.RegExp = original;
  }
  return found;
};
