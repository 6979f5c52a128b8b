import { noCounts, type Counts } from "../surroundings/counts.ts";
import type { Surroundings } from "../surroundings/start-surroundings.ts";

/** What one invocation of a function took. `milliseconds`: of the processor's time; its waiting is not in it. */
export type Invocation = Counts & { function: string; milliseconds: number; logBytes: number };

/** Runs one invocation and tells what it took, and what it left in the queue. */
export const invoke = async (surroundings: Surroundings, name: string, work: () => Promise<unknown>): Promise<Invocation & { sent: string[] }> => {
  await surroundings.take();
  const written = countWritten();
  const begun = process.cpuUsage();
  try {
    await work();
  } finally {
    written.stop();
  }
  const { user, system } = process.cpuUsage(begun);
  const { counts, sent } = await surroundings.take();
  return { ...noCounts, ...counts, function: name, milliseconds: (user + system) / 1000, logBytes: written.bytes(), sent };
};

/** Of several, the middle of the times and the mean of everything else. */
export const typical = (of: readonly Invocation[]): Invocation => {
  const mean = (name: Exclude<keyof Invocation, "function">): number => of.reduce((sum, each) => sum + each[name], 0) / of.length;
  const times = of.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  return {
    function: of[0]?.function ?? "",
    milliseconds: times[Math.floor((times.length - 1) / 2)] ?? Number.NaN,
    reads: mean("reads"),
    writes: mean("writes"),
    table: mean("table"),
    queue: mean("queue"),
    slack: mean("slack"),
    ci: mean("ci"),
    logBytes: mean("logBytes"),
  };
};

/** A function's log is what it writes to standard output. */
const countWritten = (): { bytes: () => number; stop: () => void } => {
  const { write } = process.stdout;
  let bytes = 0;
  process.stdout.write = ((text: string | Uint8Array): boolean => {
    bytes += Buffer.byteLength(text);
    return true;
  }) as typeof write;
  return { bytes: () => bytes, stop: () => void (process.stdout.write = write) };
};
