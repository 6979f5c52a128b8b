import { build, transform, type Metafile } from "esbuild";
import { readFile } from "node:fs/promises";
import { basename, dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { assets } from "./assets.ts";
import type { LambdaFunction } from "./functions.ts";
import { leftOut } from "./left-out.ts";
import { unusedSchemaMethods } from "./unused-schema-methods.ts";
import { ownSources } from "./own-sources.ts";

export type Bundle = {
  name: string;
  /** What goes into the zip, by path. */
  files: Map<string, Uint8Array>;
  /** Source maps, which do not. */
  maps: Map<string, Uint8Array>;
  /** The files that are loaded at start; the others are loaded when they are first needed. */
  startFiles: string[];
  /** The sources and packages that ended up in it, by path from the root. */
  inputs: string[];
};

const root = fileURLToPath(new URL("../../", import.meta.url));
const target = "node24";

/**
 * Bundles one function as CommonJS, which loads quicker than modules do.
 * esbuild splits modules only, so that what is imported dynamically stands in a file of its own: the modules are split first, and then each is made CommonJS.
 */
export const bundleFunction = async ({ name, entry, without, unread = [] }: LambdaFunction): Promise<Bundle> => {
  const found = new Map<string, Uint8Array>();
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [`${entry}.ts`],
    bundle: true,
    external: [...unread],
    splitting: true,
    minify: true,
    platform: "node",
    target,
    format: "esm",
    mainFields: ["module", "main"],
    outdir: "out",
    outbase: ".",
    chunkNames: `${dirname(entry)}/[name]-[hash]`,
    sourcemap: "inline",
    sourcesContent: false,
    legalComments: "none",
    metafile: true,
    write: false,
    logLevel: "error",
    logOverride: { "import-is-undefined": "silent" },
    plugins: [leftOut, ownSources(without, unusedSchemaMethods), assets(found)],
  });
  const files = new Map<string, Uint8Array>([["package.json", encode('{"type":"commonjs"}\n')]]);
  const maps = new Map<string, Uint8Array>();
  const reached = filesFrom(metafile, `out/${entry}.js`, ["import-statement", "dynamic-import"]);
  for (const { path, text } of outputFiles) {
    const file = relative(`${root}out`, path);
    // esbuild also makes files of what only code imports that it has left out.
    if (!reached.includes(file)) continue;
    const { code, map } = await transform(text, {
      format: "cjs",
      platform: "neutral",
      target,
      minify: true,
      sourcefile: basename(file),
      sourcemap: "external",
      sourcesContent: false,
      // `require`, for the same reason.
      supported: { "dynamic-import": false },
      logOverride: { "empty-import-meta": "error" },
    });
    files.set(file, encode(code));
    maps.set(`${file}.map`, encode(map));
  }
  const bundled = textOf(files);
  for (const [file, bytes] of found) if (bundled.includes(`/${file}`)) files.set(`${dirname(entry)}/${file}`, bytes);
  const bundle = { name, files, maps, startFiles: filesFrom(metafile, `out/${entry}.js`, ["import-statement"]), inputs: inputsOf(metafile, reached) };
  const asked = reached.flatMap((file) => metafile.outputs[`out/${file}`]?.imports ?? []).find(({ path, external }) => external === true && unread.includes(path));
  if (asked !== undefined) throw new Error(`The bundle of ${name} imports ${asked.path}: take it off its list in infra/build/functions.ts.`);
  await refuseCalls(bundle, without);
  return bundle;
};

/** The entry and what it imports in these ways, directly or not. */
const filesFrom = ({ outputs }: Metafile, entry: string, ways: readonly string[]): string[] => {
  const reached = new Set<string>();
  const visit = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const { path: next, kind } of outputs[path]?.imports ?? []) if (ways.includes(kind) && outputs[next] !== undefined) visit(next);
  };
  visit(entry);
  return [...reached].map((path) => relative("out", path));
};

const inputsOf = ({ outputs }: Metafile, files: readonly string[]): string[] => [...new Set(files.flatMap((file) => Object.keys(outputs[`out/${file}`]?.inputs ?? {})))];

const textOf = (files: ReadonlyMap<string, Uint8Array>): string => [...files].filter(([path]) => path.endsWith(".js")).map(([, bytes]) => new TextDecoder().decode(bytes)).join("\n");

/** Names that other code uses for other things, too: the tests of the bundles tell where one is missed. */
const common: ReadonlySet<string> = new Set(["verify", "read", "sign"]);

/** What is left out must not be called. Of zod's methods nobody but the project's own code could. */
const refuseCalls = async ({ name, files, inputs }: Bundle, without: readonly string[]): Promise<void> => {
  const bundled = textOf(files);
  const own = (await Promise.all(inputs.filter((path) => /^(src|handlers)\//.test(path)).map((path) => readFile(`${root}${path}`, "utf8")))).join("\n");
  const called =
    without.find((property) => !common.has(property) && new RegExp(`\\b${property}\\b`).test(bundled)) ?? unusedSchemaMethods.find((method) => new RegExp(`\\)\\s*\\.${method}\\(`).test(own));
  if (called !== undefined) throw new Error(`The bundle of ${name} leaves out ${called} and uses it all the same: take it off its list in infra/build.`);
};

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
