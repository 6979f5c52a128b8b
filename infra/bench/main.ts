import { parseArgs } from "node:util";
import { benchCold } from "./cold.ts";
import { benchCost, costTables, writeCostPage } from "./cost.ts";
import { benchMemory } from "./memory.ts";
import { benchScan } from "./scan.ts";
import { benchUnits } from "./units.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean", default: false }, megabytes: { type: "string" }, rounds: { type: "string" }, occurrences: { type: "string" }, write: { type: "boolean", default: false } },
});
const [what] = positionals;
const print = <T extends object>(rows: readonly T[], readable: (row: T) => object): void =>
  values.json ? console.log(JSON.stringify(rows, null, 2)) : console.table(rows.map(readable));
const round = (value: number) => Number(value.toFixed(3));

if (what === "scan") {
  const rows = await benchScan({ megabytes: Number(values.megabytes ?? 256), rounds: Number(values.rounds ?? 7) });
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
} else if (what === "cold") {
  const measured = await benchCold({ rounds: Number(values.rounds ?? 21) });
  if (values.json) console.log(JSON.stringify(measured, null, 2));
  else {
    console.table(measured.rows.map((row) => ({ loading: row.what, KiB: Math.round(row.kibibytes), "median ms": round(row.median), "quartiles ms": row.quartiles.map(Math.round).join("–"), "over bare ms": round(row.overBare), "by the plain setup's": round(row.toPlain) })));
    console.table(measured.targets.map(({ target, value, atMost, met }) => ({ target, value: round(value), "at most": atMost, met })));
  }
} else if (what === "units") {
  const rows = [await benchUnits(10), await benchUnits(Number(values.occurrences ?? 100_000))];
  print(rows, ({ raisingAndTelling, ...row }) => ({ ...row, "raising and telling": raisingAndTelling }));
} else if (what === "cost") {
  const measured = await benchCost();
  console.log(values.json ? JSON.stringify(measured, null, 2) : costTables(measured));
  if (values.write) writeCostPage(costTables(measured));
} else {
  console.error("Usage: npm run bench -- scan|memory|cold|units|cost [--megabytes N] [--rounds N] [--occurrences N] [--json] [--write]");
  process.exitCode = 2;
}
