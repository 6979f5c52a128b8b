import { parentPort, workerData } from "node:worker_threads";
import { proveCanaries } from "./prove-canaries.ts";

const options = workerData as { seed: number; rounds: number };

parentPort?.postMessage({ result: await proveCanaries({ ...options, say: (line) => parentPort?.postMessage({ line }) }) });
