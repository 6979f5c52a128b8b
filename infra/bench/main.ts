import { parseArgs } from "node:util";
import { benchMemory } from "./memory.ts";
import { benchScan } from "./scan.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean", default: false }, megabytes: { type: "string" }, rounds: { type: "string", default: "7" } },
});
const [what] = positionals;
const print = <T extends object>(rows: readonly T[], readable: (row: T) => object): void =>
  values.json ? console.log(JSON.stringify(rows, null, 2)) : console.table(rows.map(readable));
const round = (value: number) => Number(value.toFixed(3));

if (what === "scan") {
  const rows = await benchScan({ megabytes: Number(values.megabytes ?? 256), rounds: Number(values.rounds) });
  print(rows, ({ log, megabytes, seconds, ratio }) => ({
    log,
    MiB: megabytes,
    "ours s": round(seconds.ours),
    "ripgrep s": round(seconds.ripgrep),
    "ripgrep, any case s": round(seconds.ripgrepAnyCase),
    "Node reading only s": round(seconds.reading),
    "throughput by ripgrep's": round(ratio),
  }));
} else if (what === "memory") {
  const rows = benchMemory({ megabytes: Number(values.megabytes ?? 1024) });
  print(rows, ({ log, megabytes, seconds, grownMegabytes }) => ({ log, MiB: megabytes, "s": round(seconds), "grown by MiB": round(grownMegabytes) }));
} else {
  console.error("Usage: npm run bench -- scan|memory [--megabytes N] [--rounds N] [--json]");
  process.exitCode = 2;
}
