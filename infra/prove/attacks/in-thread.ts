import { once } from "node:events";
import { Worker } from "node:worker_threads";

type Told = { line: string } | { result: unknown };

/** Runs a module in a thread with an environment and modules of its own: handlers are made of the settings that are there when they are loaded. Gives what it posts as its `result`; each `line` is said. */
export const inThread = async <T>(module: URL, data: unknown, say: (line: string) => void): Promise<T> => {
  const worker = new Worker(module, { workerData: data, env: { ...process.env }, stdout: true, stderr: true });
  const written: string[] = [];
  for (const stream of [worker.stdout, worker.stderr]) stream.on("data", (chunk: Buffer) => written.push(chunk.toString()));
  const results: unknown[] = [];
  worker.on("message", (told: Told) => ("line" in told ? say(told.line) : results.push(told.result)));
  await once(worker, "exit");
  if (results.length === 0) throw new Error(`${module.pathname.split("/").at(-1)} ended without a result: ${written.join("").slice(-2_000)}`);
  return results[0] as T;
};
