import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { installRuntimeClient } from "./install-runtime-client.ts";

/** `npm run test:runtime`: the built zips under AWS's own runtime client. */
const root = fileURLToPath(new URL("../../", import.meta.url));
const run = (...args: string[]): void => {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
};

installRuntimeClient();
run("infra/build/main.ts");
run("node_modules/vitest/vitest.mjs", "run", "--config", "test/runtime/vitest.config.ts");
