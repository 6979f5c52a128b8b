import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Bundles what the bot is measured against, by esbuild's defaults. Gives its size in KiB. */
export const bundlePlainly = async (entry: URL, outfile: string): Promise<number> => {
  const { metafile } = await build({ entryPoints: [fileURLToPath(entry)], bundle: true, platform: "node", format: "cjs", outfile, metafile: true, logLevel: "error" });
  return Object.values(metafile.outputs).reduce((sum, { bytes }) => sum + bytes, 0) / 1024;
};
