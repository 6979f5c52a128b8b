import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const version = "4.0.2";
const folder = fileURLToPath(new URL("../../.runtime/", import.meta.url));
const installed = join(folder, "node_modules", "aws-lambda-ric");

/** AWS's own runtime client for Node. */
export const runtimeClient = join(installed, "index.mjs");

/** By the package of Debian and Ubuntu that brings it. */
const tools: Readonly<Record<string, string>> = { "g++": "g++", make: "make", cmake: "cmake", xz: "xz-utils", python3: "python3" };

/** Puts the runtime client in a place of its own, once: it compiles curl and its native part, which takes about a minute. */
export const installRuntimeClient = (): void => {
  if (existsSync(join(installed, "rapid-client.node")) && existsSync(join(folder, `installed-${version}`))) return;
  installTools();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), `${JSON.stringify({ private: true, dependencies: { "aws-lambda-ric": version }, allowScripts: { "aws-lambda-ric": true } }, null, 2)}\n`);
  console.log(`Compiling aws-lambda-ric ${version}; this is done once.`);
  run("npm", ["install", "--no-fund", "--no-audit", "--loglevel=error"], folder);
  if (!existsSync(join(installed, "rapid-client.node"))) throw new Error("aws-lambda-ric was installed and its native part was not compiled: see above");
  writeFileSync(join(folder, `installed-${version}`), "");
};

const installTools = (): void => {
  const missing = Object.entries(tools).filter(([tool]) => spawnSync("sh", ["-c", `command -v ${tool}`]).status !== 0);
  if (missing.length === 0) return;
  const names = missing.map(([tool]) => tool).join(", ");
  const isRoot = process.getuid?.() === 0 && spawnSync("sh", ["-c", "command -v apt-get"]).status === 0;
  const packages = missing.map(([, name]) => name);
  if (!isRoot) throw new Error(`Compiling aws-lambda-ric needs ${names}. Install them first, on Debian or Ubuntu with: sudo apt-get install ${packages.join(" ")}`);
  console.log(`Installing ${packages.join(", ")}, which compiling needs.`);
  run("apt-get", ["update", "-qq"], folder);
  run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], folder);
};

const run = (command: string, args: string[], cwd: string): void => {
  const { status, error } = spawnSync(command, args, { cwd: existsSync(cwd) ? cwd : undefined, stdio: "inherit" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status ?? error?.message}`);
};
