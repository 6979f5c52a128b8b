// https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html#top-level-await
import { basename } from "node:path";
import type { Bundle } from "./bundle-function.ts";

/**
 * Lambda takes a function for started when its module is loaded, and a CommonJS module cannot wait for anything.
 * So a module stands before it that waits for its `ready`: secrets are read, and faults of the settings known, before the first request.
 */
export const awaitStart = (bundle: Bundle, entry: string): Bundle => {
  const from = `${entry}.js`;
  const to = `${entry}.cjs`;
  const renamed = <V>(files: ReadonlyMap<string, V>, ending = ""): Map<string, V> => new Map([...files].map(([path, value]) => [path === from + ending ? to + ending : path, value]));
  return {
    ...bundle,
    files: renamed(bundle.files).set(`${entry}.mjs`, new TextEncoder().encode(starter(basename(to)))),
    maps: renamed(bundle.maps, ".map"),
    startFiles: [`${entry}.mjs`, ...bundle.startFiles.map((path) => (path === from ? to : path))],
  };
};

// `require` and not `import`, which would read the whole file once more for its exports.
const starter = (file: string): string =>
  `import{createRequire}from"node:module";const{ready,handler}=createRequire(import.meta.url)("./${file}");await ready;export{handler};\n`;
