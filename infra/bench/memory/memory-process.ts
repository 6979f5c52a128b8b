import { diagnoseLog } from "../../../src/diagnosis/diagnose-log.ts";
import { generateLog, isLogKind } from "../generate-log.ts";

/** Lets one log stream through and says how much the process grew at most, for the bench to collect. */
const [log = "", megabytes = ""] = process.argv.slice(2);
const redact = (text: string) => Promise.resolve({ text, found: [] });
const resident = () => process.memoryUsage.rss() / 2 ** 20;

function* pieces(size: number): Generator<Uint8Array> {
  if (isLogKind(log)) return yield* generateLog(log, size);
  const line = new TextEncoder().encode("some words coveo errorCode 429 of a line that never ends, ".repeat(20_000));
  for (let made = 0; made < size; made += line.length) yield line;
}

// A small log first: what loading and compiling take is no growth.
await diagnoseLog({ redact }, pieces(2 ** 24));
const start = resident();
const begin = performance.now();
let most = start;
const watched = function* () {
  for (const piece of pieces(Number(megabytes) * 2 ** 20)) {
    most = Math.max(most, resident());
    yield piece;
  }
};
await diagnoseLog({ redact }, watched());
process.stdout.write(JSON.stringify({ seconds: (performance.now() - begin) / 1000, grownMegabytes: Math.max(most, resident()) - start }));
