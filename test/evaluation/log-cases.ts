import { readdirSync, readFileSync } from "node:fs";
import { buildLog } from "./build-log.ts";
import { usualFormats } from "./ci-formats.ts";
import type { LogCase } from "./log-case.ts";
import { readWrittenCases } from "./read-written-cases.ts";

const folder = new URL("fixtures/logs/", import.meta.url);

/** Every log of the corpus, built when asked for: together they are too big to keep. */
export const logCases = function* (): Generator<LogCase> {
  let turn = 0;
  for (const file of readdirSync(folder).toSorted()) {
    for (const written of readWrittenCases(readFileSync(new URL(file, folder), "utf8"))) {
      turn += 1;
      yield buildLog(written, usualFormats[turn % usualFormats.length] ?? "plain");
    }
  }
};
