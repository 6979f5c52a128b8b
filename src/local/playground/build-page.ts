import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const client = (path: string): string => fileURLToPath(new URL(`client/${path}`, import.meta.url));

export type PageFile = { type: string; bytes: Buffer };

/** The page's script and style, one file each, gzipped. */
export const buildPage = async (): Promise<Record<string, PageFile>> => {
  // Loaded here: nothing of it is needed until somebody starts the page.
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: { page: client("main.tsx") },
    bundle: true,
    minify: true,
    write: false,
    outdir: "out",
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    legalComments: "none",
    logLevel: "silent",
  });
  return Object.fromEntries(
    outputFiles.map(({ path, contents }) => {
      const isScript = path.endsWith(".js");
      return [`/playground/page.${isScript ? "js" : "css"}`, { type: isScript ? "text/javascript; charset=utf-8" : "text/css; charset=utf-8", bytes: gzipSync(contents, { level: 6 }) }];
    }),
  );
};
