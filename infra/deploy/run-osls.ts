import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const command = fileURLToPath(new URL("bin/serverless.js", `file://${require.resolve("osls/package.json")}`));
const root = fileURLToPath(new URL("../../", import.meta.url));

/** Runs the framework on serverless.yml. `output` is what it printed, unless it printed to the terminal itself. */
export const runOsls = (options: readonly string[], { toTerminal }: { toTerminal: boolean }): { succeeded: boolean; output: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...options], { cwd: root, encoding: "utf8", stdio: toTerminal ? "inherit" : "pipe", env: { ...process.env, SLS_NOTIFICATIONS_MODE: "off" } });
  return { succeeded: status === 0, output: `${stdout ?? ""}${stderr ?? ""}` };
};
