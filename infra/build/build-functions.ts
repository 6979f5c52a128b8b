import { awaitStart } from "./await-start.ts";
import { bundleFunction, type Bundle } from "./bundle-function.ts";
import { functions } from "./functions.ts";
import { zipFiles } from "./zip-files.ts";

export type BuiltFunction = Bundle & {
  zip: Uint8Array;
  /** In bytes: what is loaded at start, and what only when it is needed. */
  size: { start: number; later: number };
};

/** Bundles and packs every function. */
export const buildFunctions = (): Promise<BuiltFunction[]> =>
  Promise.all(
    functions.map(async (each) => {
      const bundle = awaitStart(await bundleFunction(each), each.entry);
      const sizes = [...bundle.files].filter(([path]) => path !== "package.json").map(([path, bytes]) => ({ atStart: bundle.startFiles.includes(path), bytes: bytes.length }));
      const sum = (atStart: boolean): number => sizes.filter((file) => file.atStart === atStart).reduce((total, { bytes }) => total + bytes, 0);
      return { ...bundle, zip: zipFiles(bundle.files), size: { start: sum(true), later: sum(false) } };
    }),
  );
