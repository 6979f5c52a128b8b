import { parentPort, workerData } from "node:worker_threads";
import type { Part } from "./part.ts";
import { parts, type PartName } from "./parts.ts";

/** A part of the proof in a thread of its own: each has its own time, its own settings and a core. */
export type Work = { name: PartName; seed: number; runs: number };
export type Told = { kind: "said"; line: string } | { kind: "done"; part: Part };

const { name, seed, runs } = workerData as Work;
const tell = (told: Told): void => parentPort?.postMessage(told);

tell({ kind: "done", part: await parts[name]({ seed, runs, say: (line) => tell({ kind: "said", line }) }) });
