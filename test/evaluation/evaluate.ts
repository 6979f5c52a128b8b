import { parseArgs } from "node:util";
import { printedEvaluation } from "./print-evaluation.ts";
import { isGoodEnough, runEvaluation, thresholds } from "./run-evaluation.ts";

const { values } = parseArgs({ options: { misses: { type: "boolean", default: false }, json: { type: "boolean", default: false } } });

const evaluation = await runEvaluation();
const { logs, queries, misses, ...figures } = evaluation;
const output = values.json
  ? JSON.stringify({ ...figures, thresholds, logs: Object.fromEntries(logs), queries: Object.fromEntries(queries), misses }, null, 2)
  : printedEvaluation(evaluation, values.misses);
process.stdout.write(`${output}\n`);

if (!isGoodEnough(evaluation)) {
  process.stderr.write(`Below the thresholds: precision ${thresholds.precision}, recall ${thresholds.recall}, first answers ${thresholds.firstAnswers}.\n`);
  process.exitCode = 1;
}
