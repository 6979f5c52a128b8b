import { spawnSync } from "node:child_process";
import { type LogKind, logKinds } from "../generate-log.ts";

export type MemoryRow = { log: LogKind | "one endless line"; megabytes: number; seconds: number; grownMegabytes: number };

/** What the terminal command is started with: V8 would let its young generation grow to three times 16 MiB before it collects it. */
const commandFlags = ["--max-semi-space-size=4"];

/** How much a process grows at most while a log of this size streams through; each log in a process of its own. */
export const benchMemory = ({ megabytes }: { megabytes: number }): MemoryRow[] =>
  [...logKinds, "one endless line" as const].map((log) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [...commandFlags, new URL("memory-process.ts", import.meta.url).pathname, log, String(megabytes)], { encoding: "utf8" });
    if (status !== 0) throw new Error(`The process for the ${log} log ended with ${status}: ${stderr}`);
    return { log, megabytes, ...(JSON.parse(stdout) as { seconds: number; grownMegabytes: number }) };
  });
