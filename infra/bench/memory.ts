import { diagnoseLog } from "../../src/diagnosis/diagnose-log.ts";
import { generateLog, type LogKind, logKinds } from "./generate-log.ts";

export type MemoryRow = { log: LogKind | "one endless line"; megabytes: number; seconds: number; grownMegabytes: number };

const redact = (text: string) => Promise.resolve({ text, found: [] });
const resident = () => process.memoryUsage().rss / 2 ** 20;

/** How much the process grows at most while a log of this size streams through. */
export const benchMemory = async ({ megabytes }: { megabytes: number }): Promise<MemoryRow[]> => {
  const rows: MemoryRow[] = [];
  for (const log of [...logKinds, "one endless line"] as const) {
    // A small log first: what loading and compiling take is no growth.
    await diagnoseLog({ redact }, pieces(log, 2 ** 24));
    globalThis.gc?.();
    const start = resident();
    const begin = performance.now();
    let most = start;
    const watched = function* () {
      for (const piece of pieces(log, megabytes * 2 ** 20)) {
        most = Math.max(most, resident());
        yield piece;
      }
    };
    await diagnoseLog({ redact }, watched());
    rows.push({ log, megabytes, seconds: (performance.now() - begin) / 1000, grownMegabytes: Math.max(most, resident()) - start });
  }
  return rows;
};

function* pieces(log: MemoryRow["log"], size: number): Generator<Uint8Array> {
  if (log !== "one endless line") return yield* generateLog(log, size);
  const line = new TextEncoder().encode("some words coveo errorCode 429 of a line that never ends, ".repeat(20_000));
  for (let made = 0; made < size; made += line.length) yield line;
}
