import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildFunctions, type BuiltFunction } from "./build-functions.ts";

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));

/** Builds every function: dist/<function>.zip, the same unpacked in dist/functions, and the source maps in dist/maps. */
export const writeFunctions = async (): Promise<BuiltFunction[]> => {
  const built = await buildFunctions();
  for (const folder of ["functions", "maps"]) await rm(join(dist, folder), { recursive: true, force: true });
  for (const { name, files, maps, zip } of built) {
    await write(join(dist, "functions", name), files);
    await write(join(dist, "maps", name), maps);
    await write(dist, new Map([[`${name}.zip`, zip]]));
  }
  return built;
};

const write = async (folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> => {
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
};
