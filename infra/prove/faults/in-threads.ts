import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Part } from "./part.ts";
import type { Told, Work } from "./part-worker.ts";
import { parts, type PartName } from "./parts.ts";

type Size = { seed: number; runs: number; say: (line: string) => void };
export type NamedPart = Part & { name: PartName; seconds: number };

/** Every part, as many at once as there are cores. */
export const proveInThreads = async (size: Size): Promise<NamedPart[]> => {
  const names = Object.keys(parts) as PartName[];
  const done = new Map<PartName, NamedPart>();
  const left = [...names];
  const thread = async (): Promise<void> => {
    for (let name = left.shift(); name !== undefined; name = left.shift()) done.set(name, await inThread(name, size));
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), names.length) }, thread));
  return names.flatMap((name) => done.get(name) ?? []);
};

const inThread = (name: PartName, { seed, runs, say }: Size): Promise<NamedPart> =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    const worker = new Worker(new URL("part-worker.ts", import.meta.url), { workerData: { name, seed, runs } satisfies Work });
    worker.once("error", reject);
    worker.on("message", (told: Told) => {
      if (told.kind === "said") return say(told.line);
      resolve({ ...told.part, name, seconds: Math.round((performance.now() - began) / 1000) });
      void worker.terminate();
    });
  });
