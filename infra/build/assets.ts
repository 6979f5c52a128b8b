import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename } from "node:path";
import type { Plugin } from "esbuild";

/**
 * A file that a package brings (a font, WebAssembly) is named in src/ by `import.meta.resolve("package/file")`.
 * The build puts it beside the bundle under its own name, and has the call lead there.
 */
export const assets = (found: Map<string, Uint8Array>): Plugin => ({
  name: "assets",
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]src[\\/]adapters[\\/].*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const named = [...source.matchAll(asset)];
      if (named.length === 0) return undefined;
      const { resolve } = createRequire(path);
      for (const [, file = ""] of named) found.set(basename(file), await readFile(resolve(file)));
      return { loader: "ts", contents: source.replaceAll(asset, (_, file: string) => `new URL("file://" + __dirname + ${JSON.stringify(`/${basename(file)}`)}).href`) };
    });
  },
});

const asset = /import\.meta\.resolve\(\s*"([^"]+)"\s*\)/g;
