import type { Measurement } from "../../figures/measurement.ts";
import { proveInThreads } from "./in-threads.ts";

export const faults: Measurement = {
  about: "killed at every call, Slack, the table and the CI systems broken at every call, processes killed, dead letters redriven",
  options: ["seed", "runs"],
  run: async ({ seed, size, say }) => {
    const runs = size("runs", 1_000);
    const began = performance.now();
    const found = await proveInThreads({ seed, runs, say });
    return {
      title: "Faults",
      command: `npm run prove -- faults --seed ${seed} --runs ${runs}`,
      about:
        "The queue's consumer plays four scenes (a failure with two errors, its repeat and its recovery; a failure that is repeated four times; a storm that raises a flag; a weekly digest), each time with another fault. In the end every occurrence must be counted once, every message be there once and in its thread, every message say how it stands, the digest's week add up, nothing stay reserved, and nothing be left in the queue or the dead letters. A fault names the schedule that led to it; the same seed does it again.",
      tables: [{ columns: ["part", "schedules", "faults"], rows: found.map(({ name, schedules, faults }) => [name, schedules, faults.length]) }, ...found.map(({ table }) => table)],
      faults: found.flatMap(({ faults }) => faults),
      seconds: Math.round((performance.now() - began) / 1000),
    };
  },
};
