import { parentPort, workerData } from "node:worker_threads";
import { proveAttacks } from "./prove-attacks.ts";

const options = workerData as { seed: number; runs: number; share: { index: number; of: number } };

parentPort?.postMessage({ result: await proveAttacks({ ...options, say: (line) => parentPort?.postMessage({ line }) }) });
