import { globSync } from "node:fs";
import { chmod, copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Metafile } from "esbuild";
import project from "../package.json" with { type: "json" };

const root = fileURLToPath(new URL("../", import.meta.url));
export const oldestNode = "20.18";

/** Builds the terminal command as a package of its own: one bundle without dependencies, to be packed with npm. It is in parts, so that a look-up need not read the database client. */
export const buildPackage = async (directory: string): Promise<{ bytes: number; sources: string[] }> => {
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { "coveo-error": "src/cli/main.ts" },
    inject: ["infra/package/node-20.mjs"],
    outdir: directory,
    outExtension: { ".js": ".mjs" },
    chunkNames: "parts/[name]-[hash]",
    splitting: true,
    bundle: true,
    platform: "node",
    format: "esm",
    target: `node${oldestNode}`,
    // Names stay: they are in stack traces, and errors are named after their class.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: "none",
    metafile: true,
    logLevel: "error",
    banner: { js: '#!/usr/bin/env node\nimport{createRequire as createRequireOf}from"node:module";const require=createRequireOf(import.meta.url);' },
  });
  const needed = reachable(metafile.outputs);
  const { outputs } = metafile;
  for (const path of Object.keys(outputs).filter((each) => !needed.has(each))) await rm(join(root, path));
  const kept = Object.entries(outputs).flatMap(([path, output]) => (needed.has(path) ? [output] : []));
  await chmod(join(directory, "coveo-error.mjs"), 0o755);
  await writeFile(join(directory, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  await writeFile(join(directory, "THIRD-PARTY-LICENSES.txt"), await licensesOf(kept));
  await copyFile(join(root, "infra/package/README.md"), join(directory, "README.md"));
  return {
    bytes: kept.reduce((sum, { bytes }) => sum + bytes, 0),
    sources: sourcesOf(kept).filter((path) => path.startsWith("src/")),
  };
};

const { name, version, description, license } = project;
const manifest = {
  name,
  version,
  description,
  license,
  private: true,
  type: "module",
  bin: { "coveo-error": "coveo-error.mjs" },
  files: ["coveo-error.mjs", "parts", "THIRD-PARTY-LICENSES.txt"],
  engines: { node: `>=${oldestNode}` },
};

type Output = Metafile["outputs"][string];

/** The parts that the command can come to. esbuild also writes those that only left-out code would load. */
const reachable = (outputs: Metafile["outputs"]): Set<string> => {
  const found = new Set(Object.keys(outputs).filter((path) => outputs[path]?.entryPoint === "src/cli/main.ts"));
  for (const path of found) for (const { path: imported, external } of outputs[path]?.imports ?? []) if (external !== true) found.add(imported);
  return found;
};

/** The files that something of the bundle is made of. */
const sourcesOf = (outputs: readonly Output[]): string[] =>
  outputs.flatMap(({ inputs }) => Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])));

/** The licences of the packages whose code is in the bundle. */
const licensesOf = async (outputs: readonly Output[]): Promise<string> => {
  const packages = new Set(sourcesOf(outputs).flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []));
  const texts = await Promise.all([...packages].toSorted().map(licenseOf));
  return texts.join(`\n${"-".repeat(72)}\n`);
};

const licenseOf = async (path: string): Promise<string> => {
  const read = JSON.parse(await readFile(join(root, path, "package.json"), "utf8")) as { name: string; version: string; license?: string };
  const [file] = globSync("{LICENSE,LICENCE,license,License}*", { cwd: join(root, path) });
  const text = file === undefined ? "" : `\n${(await readFile(join(root, path, file), "utf8")).trim()}\n`;
  return `${read.name} ${read.version} (${read.license ?? "see below"})\n${text}`;
};

if (import.meta.main) {
  const { bytes } = await buildPackage(join(root, "dist/npm"));
  console.log(`dist/npm is built: coveo-error ${version}, ${Math.round(bytes / 1024)} KiB. To pack it: cd dist/npm && npm pack`);
}
