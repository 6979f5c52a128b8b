import { readdirSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "acorn";
import { check } from "recheck";
import { afterAll, expect, test } from "vitest";

const folders = ["src/diagnosis", "src/adapters/redaction"];
const files = folders.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts")).map((name) => join(folder, name)));

type Pattern = { source: string; flags: string };

const literals = (code: string): Pattern[] => {
  const found: Pattern[] = [];
  parse(stripTypeScriptTypes(code), { ecmaVersion: "latest", sourceType: "module", onToken: (token) => {
    const value = "value" in token ? token.value : null;
    if (token.type.label === "regexp" && typeof value === "object" && value !== null && "pattern" in value && "flags" in value) found.push({ source: String(value.pattern), flags: String(value.flags) });
  } });
  return found;
};

/** Patterns put together at run time: what is handed to RegExp while the modules load. */
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

const built = await builtPatterns();
const all = [...files.flatMap((file) => literals(readFileSync(file, "utf8"))), ...built];
const patterns = [...new Map(all.map((pattern) => [`/${pattern.source}/${pattern.flags}`, pattern])).values()];
afterAll(() => expect(built.length).toBeGreaterThan(3));

test("there are patterns to prove", () => {
  expect(patterns.length).toBeGreaterThan(100);
});

// The indices flag changes nothing in how a pattern is matched, and the checker does not know it.
test.each(patterns)("/$source/$flags does not backtrack badly", async ({ source, flags }) => {
  expect(await check(source, flags.replace("d", ""), { timeout: 120_000 })).toMatchObject({ status: "safe" });
});
