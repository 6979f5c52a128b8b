import { digits } from "../../figures/digits.ts";
import type { Measurement } from "../../figures/measurement.ts";
import { benchMemory } from "./bench-memory.ts";

export const memory: Measurement = {
  about: "how much a process grows while a log streams through",
  options: ["megabytes"],
  run: async ({ size }) => {
    const begun = performance.now();
    const megabytes = size("megabytes", 1024);
    const rows = benchMemory({ megabytes });
    return {
      title: "Memory while a log is read",
      command: `npm run bench -- memory --megabytes ${megabytes}`,
      about: `A log of ${megabytes} MiB streams through the diagnosis, each kind in a process of its own. What the process takes more than before it began, at most.`,
      tables: [{ columns: ["log", "grown by, MiB", "time, s"], rows: rows.map(({ log, grownMegabytes, seconds }) => [log, digits(grownMegabytes), digits(seconds)]) }],
      targets: rows.map(({ log, grownMegabytes }) => ({ what: `Growth on the ${log} log, MiB`.replace("one endless line log", "log of one endless line"), value: digits(grownMegabytes), limit: 64, is: "at most" as const })),
      faults: [],
      seconds: Math.round((performance.now() - begun) / 1000),
    };
  },
};
