import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { unzipSync } from "fflate";
import { runtimeClient } from "./install-runtime-client.ts";
import { startRuntimeApi, type InitError, type Outcome } from "./runtime-api.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

export type Deployed = {
  /** Thaws the function, hands it an event, and freezes it again when it waits for the next one. */
  invoke: (event: unknown) => Promise<Outcome>;
  /** What it wrote. */
  output: () => string;
  stop: () => Promise<void>;
};

/** Unpacks a built zip and runs it as Lambda does: its own runtime client, its environment, frozen between two events. */
export const startDeployed = async (name: string, settings: Record<string, string>): Promise<Deployed | { initError: InitError; output: () => string }> => {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(join(root, "dist", `${name}.zip`))))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes, { mode: 0o444 });
  }
  const api = await startRuntimeApi();
  const child = spawn(process.execPath, [runtimeClient], { cwd: folder, env: { ...lambdaEnvironment(name, folder), AWS_LAMBDA_RUNTIME_API: api.address, ...settings }, stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(child, "exit");
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));

  const stop = async (): Promise<void> => {
    child.kill("SIGCONT");
    child.kill("SIGKILL");
    await ended;
    await api.close();
    rmSync(folder, { recursive: true, force: true });
  };

  const polled = api.poll();
  const died = async (): Promise<never> => {
    await ended;
    throw new Error(`The runtime ended: ${output}`);
  };
  const initial = await Promise.race([polled.then((next) => ({ next })), api.failed.then((initError) => ({ initError })), died()]);
  if ("initError" in initial) {
    await stop();
    return { initError: initial.initError, output: () => output };
  }
  child.kill("SIGSTOP");
  let next: Promise<ServerResponse> = Promise.resolve(initial.next);
  return {
    invoke: async (event) => {
      const waiting = await next;
      child.kill("SIGCONT");
      const outcome = await Promise.race([api.hand(waiting, event, name), died()]);
      const again = await api.poll();
      child.kill("SIGSTOP");
      next = Promise.resolve(again);
      return outcome;
    },
    output: () => output,
    stop,
  };
};

// https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
const lambdaEnvironment = (name: string, folder: string): Record<string, string> => ({
  _HANDLER: `handlers/${name}.handler`,
  LAMBDA_TASK_ROOT: folder,
  LAMBDA_RUNTIME_DIR: dirname(runtimeClient),
  AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
  AWS_LAMBDA_FUNCTION_NAME: `coveo-error-test-${name}`,
  AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "512",
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/coveo-error-test-${name}`,
  AWS_LAMBDA_LOG_STREAM_NAME: "2026/11/20/[$LATEST]0",
  AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
  AWS_REGION: "us-east-1",
  AWS_DEFAULT_REGION: "us-east-1",
  AWS_ACCESS_KEY_ID: "ASIAEXAMPLE",
  AWS_SECRET_ACCESS_KEY: "example",
  AWS_SESSION_TOKEN: "example-session",
  TZ: ":UTC",
  LANG: "en_US.UTF-8",
  PATH: "/var/lang/bin:/usr/local/bin:/usr/bin:/bin:/opt/bin",
});
