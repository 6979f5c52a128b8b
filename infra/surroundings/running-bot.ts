import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const slackSecret = "local-slack-signing-secret-0000000";
export const ciSecret = "local-ci-webhook-secret-000000000";

const root = fileURLToPath(new URL("../../", import.meta.url));

export type Bot = {
  port: number;
  directory: string;
  output: () => string;
  url: (path: string) => string;
  slackApi: (method: string, body: Record<string, unknown>) => Promise<Record<string, unknown>>;
  /** Sends SIGINT and waits; gives the exit code. */
  stop: () => Promise<number | null>;
};

/** Starts what `npm start` starts, in a process of its own, on free ports and with its data in `directory`. */
export const startBot = async ({ directory, port, env = {} }: { directory: string; port?: number; env?: Record<string, string> }): Promise<Bot> => {
  const first = port ?? (await freePorts());
  const child = spawn(process.execPath, ["--import", "./infra/require-node.mjs", "src/local/main.ts"], {
    cwd: root,
    env: { ...withoutSettings(), PORT: String(first), LOCAL_DIR: directory, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", () => output.includes("is up") && resolve());
    child.once("exit", (code) => reject(new Error(`ended with ${code}: ${output}`)));
  });
  return {
    port: first,
    directory,
    output: () => output,
    url: (path) => `http://127.0.0.1:${first}${path}`,
    slackApi: async (method, body) => {
      const answer = await fetch(`http://127.0.0.1:${first + 1}/api/${method}`, {
        method: "POST",
        headers: { authorization: "Bearer xoxb-local", "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      return (await answer.json()) as Record<string, unknown>;
    },
    stop: () => stop(child),
  };
};

const stop = async (child: ChildProcess): Promise<number | null> => {
  if (child.exitCode !== null) return child.exitCode;
  const ended = once(child, "exit");
  child.kill("SIGINT");
  const [code] = (await ended) as [number | null];
  return code;
};

/** The settings of whoever runs the tests stay out of them. */
const withoutSettings = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(SLACK_|CI$|CI_|GITHUB_|GITLAB_|TF_BUILD$|AGENT_|DYNAMODB_|AWS_|TABLE_NAME|QUEUE_URL|LOG_LEVEL|PORT|LOCAL_DIR)/.test(name)));

/** The terminal command, as `npm run -s coveo-error -- …` runs it. */
export const runCommand = async (args: string[], { env = {}, input = "" }: { env?: Record<string, string>; input?: string | Buffer } = {}) => {
  const child = spawn(process.execPath, ["--import", "./infra/require-node.mjs", "src/cli/main.ts", ...args], {
    cwd: root,
    env: { ...withoutSettings(), ...env },
  });
  return outcomeOf(child, input);
};

/** Gives a process its input, waits for its end, and tells what it said. */
export const outcomeOf = async (child: ChildProcessWithoutNullStreams, input: string | Buffer): Promise<{ code: number | null; stdout: string; stderr: string }> => {
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const [code] = (await once(child, "close")) as [number | null];
  return { code, stdout, stderr };
};

export const temporaryDirectory = (): { path: string; remove: () => void } => {
  const path = mkdtempSync(join(tmpdir(), "coveo-error-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};

/**
 * The first of four free ports in a row. They lie below the ports that systems give out by themselves (Linux from 32768,
 * others from 49152): until whoever asked listens on them, any connection of any process could take one of those. Test files
 * that run at the same time draw from parts of their own.
 */
export const freePorts = async (): Promise<number> => {
  const part = Number(process.env["VITEST_POOL_ID"] ?? 0) % 16;
  for (let tries = 0; tries < 50; tries += 1) {
    const first = 10_000 + (part * 350 + Math.floor(Math.random() * 350)) * 4;
    const free = await Promise.all([0, 1, 2, 3].map((offset) => isFree(first + offset)));
    if (free.every(Boolean)) return first;
  }
  throw new Error("no four free ports in a row");
};

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });

/** Waits until it holds, or gives up with what was last seen: after so long that only what never comes takes it. */
export const eventually = async <T>(look: () => Promise<T>, holds: (seen: T) => boolean, patience = 90_000): Promise<T> => {
  const end = Date.now() + patience;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (Date.now() > end) throw new Error(`never came: ${JSON.stringify(seen).slice(0, 500)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
