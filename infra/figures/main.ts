import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { readFigures, writeFigures } from "./figures.ts";
import { sizeNames } from "./measurement.ts";
import { measurements } from "./measurements.ts";
import { runMeasurement } from "./run-measurement.ts";
import { writePages } from "./write-pages.ts";

// `npm run figures -- [names] [sizes]`: measures all, or what is named, and writes docs/figures.json and the pages made of it. Each measurement is given the sizes that it knows.
const { positionals, values } = parseArgs({ allowPositionals: true, options: { seed: { type: "string" }, pages: { type: "boolean", default: false }, ...Object.fromEntries(sizeNames.map((name) => [name, { type: "string" as const }])) } });
const given: Readonly<Record<string, unknown>> = values;
const unknown = positionals.find((name) => !measurements.has(name));
if (unknown === undefined) {
  const figures = existsSync(new URL("../../docs/figures.json", import.meta.url)) ? readFigures() : {};
  const names = [...measurements.keys()];
  const begun = performance.now();
  for (const name of values.pages === true ? [] : positionals.length > 0 ? positionals : names) {
    console.log(`${name} …`);
    const options = (measurements.get(name)?.options ?? []).flatMap((option) => (given[option] === undefined ? [] : [`--${option}`, String(given[option])]));
    const kept = await runMeasurement(name, options);
    console.log(`${name}: ${kept.faults.length} faults, ${kept.seconds} s`);
    figures[name] = kept;
    if (kept.faults.length > 0) process.exitCode = 1;
    // What was measured is kept, whatever becomes of the next.
    writeFigures(Object.fromEntries(names.flatMap((each) => (figures[each] === undefined ? [] : [[each, figures[each]]]))));
  }
  await writePages(figures, names);
  console.log(`docs/figures.md is written: ${Math.round((performance.now() - begun) / 1000)} s in all.`);
} else {
  console.error(`there is no ${unknown}.\n\nUsage: npm run figures -- [names] [--rounds N …], or --pages to write the pages only. Names: ${[...measurements.keys()].join(", ")}`);
  process.exitCode = 2;
}
