import { glob, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { constantsOf } from "./constants-of.ts";

/** What every schema has, whatever it is of: a lazy one, too. */
const common: ReadonlySet<string> = new Set(["parse", "safeParse", "optional", "nullable", "nullish", "array", "or", "transform", "refine", "default", "catch", "pipe", "check"]);

/**
 * Code whose schemas are made when they are first used: who starts for one provider's delivery does not make the schemas of all.
 * esbuild may leave them out where nobody uses them, too. https://zod.dev/api?id=recursive-objects
 */
export const withLazySchemas = async (code: string): Promise<string> => {
  const particular = new Set([...usedAsParticular(code), ...(await importedAsParticular())]);
  return constantsOf(code)
    .filter(({ name, init }) => code.startsWith("z.", init.start) && !particular.has(name))
    .toReversed()
    .reduce((text, { init: { start, end } }) => `${text.slice(0, start)}/* @__PURE__ */ z.lazy(() => ${text.slice(start, end)})${text.slice(end)}`, code);
};

/** Names of which something is asked that only schemas of one kind have, as an object's `extend`. Whatever else has such a name is taken for one. */
const usedAsParticular = (code: string): string[] => [...code.matchAll(/(\w+)\??\s*\.(\w+)/g)].flatMap(([, name = "", property = ""]) => (common.has(property) ? [] : [name]));

const root = fileURLToPath(new URL("../../src/", import.meta.url));
let imported: Promise<ReadonlySet<string>> | undefined;

/** Of what modules import from one another. */
const importedAsParticular = (): Promise<ReadonlySet<string>> =>
  (imported ??= (async () => {
    const found = new Set<string>();
    for await (const path of glob("**/*.ts", { cwd: root })) {
      const code = await readFile(`${root}${path}`, "utf8");
      const names = new Set([...code.matchAll(/^import \{([^}]*)\} from "\./gm)].flatMap(([, list = ""]) => list.split(",").map((name) => name.trim())));
      for (const name of usedAsParticular(code)) if (names.has(name)) found.add(name);
    }
    return found;
  })());
