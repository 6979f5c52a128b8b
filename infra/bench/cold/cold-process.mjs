// Loads a handler as Lambda's runtime does, which is a module itself: modules by import, everything else by require.
// Says how many microseconds it had the processor for.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [file] = process.argv.slice(2);
if (file.endsWith(".mjs")) await import(pathToFileURL(file).href);
else createRequire(import.meta.url)(file);
const { user, system } = process.cpuUsage();
process.stdout.write(`\n${user + system}`);
