import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { State } from "./tell-state.ts";

/** Starts a file beside this one as a process of its own, which tells when it is up. `heard`: each line that it logs, which goes nowhere else. */
export const startPart = async (file: string, env: Record<string, string>, heard: (line: string) => void) => {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), { env: { PATH: process.env["PATH"], ...env }, execArgv: ["--expose-gc"], stdio: ["ignore", "pipe", "pipe", "ipc"] });
  for (const stream of [child.stdout, child.stderr]) {
    if (stream !== null) createInterface({ input: stream }).on("line", heard);
  }
  const { port = 0 } = await next<{ port?: number }>(child);
  return {
    port,
    /** `memory` collects garbage first. */
    ask: (what: "memory" | "queue"): Promise<State> => {
      child.send(what);
      return next<State>(child);
    },
    stop: async (): Promise<void> => {
      if (child.exitCode !== null) return;
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
    },
  };
};

export type Part = Awaited<ReturnType<typeof startPart>>;

const next = async <T>(child: ChildProcess): Promise<T> => {
  const given = new AbortController();
  const ended = once(child, "exit", { signal: given.signal }).then(([code]) => {
    throw new Error(`a part of the proof ended with ${String(code)}`);
  });
  const answer = once(child, "message", { signal: given.signal }).then(([message]) => message as T);
  try {
    return await Promise.race([answer, ended]);
  } finally {
    given.abort();
    // The one that lost is aborted, which nobody waits for.
    await Promise.allSettled([answer, ended]);
  }
};
