import type { Evaluation } from "./run-evaluation.ts";
import { hitRateOf, type Miss, precisionOf, recallOf, type Tally } from "./score.ts";

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`.padStart(8);

const rows = (tallies: Map<string, Tally>, columns: (tally: Tally) => string): string[] =>
  [...tallies]
    .toSorted(([a], [b]) => Number(a === "all") - Number(b === "all") || a.localeCompare(b))
    .map(([kind, tally]) => `${kind.padEnd(26)}${String(tally.cases).padStart(6)}${columns(tally)}`);

const missLines = (title: string, misses: readonly Miss[]): string[] =>
  misses.length === 0
    ? []
    : ["", `${title}:`, ...misses.map((miss) => `  [${miss.kind}] ${miss.name.slice(0, 110)}\n      expected ${miss.expected}\n      got      ${miss.got}`)];

/** The evaluation as a table for people; with the misses by name where asked for. */
export const printedEvaluation = (evaluation: Evaluation, withMisses: boolean): string =>
  [
    `${"logs".padEnd(26)}${"cases".padStart(6)}${"precision".padStart(11)}${"recall".padStart(9)}${"all right".padStart(11)}`,
    ...rows(evaluation.logs, (tally) => `${percent(precisionOf(tally)).padStart(11)}${percent(recallOf(tally)).padStart(9)}${percent(hitRateOf(tally)).padStart(11)}`),
    "",
    `line of proof: ${percent(hitRateOf(evaluation.proofs)).trim()} of ${evaluation.proofs.cases}, order of several: ${percent(hitRateOf(evaluation.orders)).trim()} of ${evaluation.orders.cases}`,
    "",
    `${"questions".padEnd(26)}${"cases".padStart(6)}${"first answer".padStart(14)}`,
    ...rows(evaluation.queries, (tally) => percent(hitRateOf(tally)).padStart(14)),
    ...(withMisses
      ? [
          ...missLines("Logs read wrong", evaluation.misses.logs),
          ...missLines("Right diagnoses with another line of proof", evaluation.misses.proofs),
          ...missLines("Questions answered wrong", evaluation.misses.queries),
        ]
      : []),
  ].join("\n");
