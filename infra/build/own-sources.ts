import { readFile } from "node:fs/promises";
import { transform, type Plugin } from "esbuild";
import { withLazySchemas } from "./lazy-schemas.ts";
import { withoutProperties } from "./without-properties.ts";

/**
 * Takes properties off object literals, so that what only they use is left out too: those that the CI providers' files hold, and the methods that zod gives its schemas.
 * Schemas of the project's own are made when they are first used.
 */
export const ownSources = (ofProviders: readonly string[], ofSchemas: readonly string[]): Plugin => ({
  name: "own-sources",
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const isProvider = /[\\/]adapters[\\/]ci[\\/]providers[\\/]/.test(path);
      if (!isProvider && !source.includes('from "zod"')) return undefined;
      const { code, map } = await transform(source, { loader: "ts", sourcefile: path, sourcemap: true, target: "node24" });
      const inline = Buffer.from(map).toString("base64");
      return { loader: "js", contents: `${await withLazySchemas(isProvider ? withoutProperties(code, ofProviders) : code)}\n//# sourceMappingURL=data:application/json;base64,${inline}` };
    });
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]classic[\\/]schemas\.js$/ }, async ({ path }) => ({ loader: "js", contents: withoutProperties(await readFile(path, "utf8"), ofSchemas) }));
  },
});
