import { appendFile, writeFile } from "node:fs/promises";
import type { LogDiagnosis } from "../../diagnosis/diagnosis.ts";
import type { Environment } from "../../setting.ts";
import { tell } from "../print/terminal.ts";
import type { StepFile } from "./ci-step.ts";
import { ciSteps } from "./registry.ts";
import { summaryOf } from "./summary.ts";

/**
 * Tells the CI system that the command runs in, where it is one that shows what a step found.
 * The commands go to standard error, which the runners read as they read standard output: that holds nothing but the answer.
 */
export const tellCi = async (report: LogDiagnosis, log: string, environment: Environment): Promise<void> => {
  const summary = summaryOf(report, log);
  for (const step of ciSteps.filter((each) => each.runsHere(environment))) {
    const { commands, files } = step.tell({ report, log, summary }, environment);
    for (const file of files) await write(file);
    for (const command of commands) process.stderr.write(`${command}\n`);
  }
};

// The answer is given all the same: that a report cannot be written is no fault of the log's.
const write = async ({ path, text, append }: StepFile): Promise<void> => {
  try {
    await (append ? appendFile(path, text) : writeFile(path, text));
  } catch (error) {
    tell(`${path} could not be written (${(error as NodeJS.ErrnoException).code ?? String(error)}): the CI system is not told.`);
  }
};
