import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { buildFunctions } from "../build/build-functions.ts";

/** A built function on the disk: `file` is what Lambda loads. */
export type Unpacked = { name: string; file: string; kibibytes: number };

/** Builds every function and puts its files into a folder of its own. */
export const unpackFunctions = async (folder: string): Promise<Unpacked[]> =>
  (await buildFunctions()).map(({ name, files, size }) => {
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(folder, name, path)), { recursive: true });
      writeFileSync(join(folder, name, path), bytes);
    }
    return { name, file: join(folder, name, "handlers", `${name}.mjs`), kibibytes: size.start / 1024 };
  });
