import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Plugin } from "esbuild";

const stub = (name: string): string => fileURLToPath(new URL(`stubs/${name}`, import.meta.url));

/** Packages that a bundle would hold and a Lambda never uses, and what stands in their place. */
const packages: Readonly<Record<string, string>> = {
  express: stub("unused-package.cjs"),
  "@slack/oauth": stub("unused-package.cjs"),
  "@slack/socket-mode": stub("unused-package.cjs"),
  "raw-body": stub("unused-package.cjs"),
  "@aws-sdk/credential-provider-node": stub("credential-provider-node.mjs"),
  // For Node it looks for a native canvas, which is not there, by an await that CommonJS does not know; charts are drawn as SVG.
  "vega-canvas": fileURLToPath(new URL("../../node_modules/vega-canvas/build/vega-canvas.browser.js", import.meta.url)),
};

/** Bolt's own receivers: it gets one of ours. */
const receivers = /[\\/]@slack[\\/]bolt[\\/]dist[\\/](index|App)\.js$/;

const zodFiles = /^\.\.\/core\/(to-json-schema|json-schema-processors)\.js$/;

/** Puts stubs in place of what is never used, and of a package.json its name and version. */
export const leftOut: Plugin = {
  name: "left-out",
  setup: ({ onLoad, onResolve }) => {
    onResolve({ filter: new RegExp(`^(${Object.keys(packages).join("|")})$`) }, ({ path }) => ({ path: packages[path] ?? path }));
    onResolve({ filter: /^\.\/receivers\/((AwsLambda|Express|HTTP|SocketMode)Receiver|HTTPModuleFunctions)$/ }, ({ importer }) => (receivers.test(importer) ? { path: stub("unused-package.cjs") } : undefined));
    onResolve({ filter: /\/loadSharedConfigFiles$/ }, () => ({ path: stub("load-shared-config-files.mjs"), sideEffects: false }));
    onResolve({ filter: zodFiles }, ({ path, importer }) => {
      const file = zodFiles.exec(path)?.[1];
      return /zod[\\/]v4[\\/]classic[\\/]schemas\.js$/.test(importer) && file !== undefined ? { path: stub(`${file}.mjs`), sideEffects: false } : undefined;
    });
    // zod would compile each schema when it first parses; a function that parses few things by many schemas is quicker without.
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]core[\\/]core\.js$/ }, async ({ path }) => ({ loader: "js", contents: `${await readFile(path, "utf8")}\nglobalConfig.jitless = true;\n` }));
    onLoad({ filter: /[\\/]package\.json$/ }, async ({ path }) => {
      const { default: manifest } = (await import(path, { with: { type: "json" } })) as { default: { name?: string; version?: string } };
      return { loader: "json", contents: JSON.stringify({ name: manifest.name, version: manifest.version }) };
    });
  },
};
