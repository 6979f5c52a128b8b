import type { Environment } from "../../setting.ts";
import type { LogDiagnosis } from "../../diagnosis/diagnosis.ts";

/** A diagnosed log, as a CI step tells of it. */
export type Told = {
  report: LogDiagnosis;
  /** What the log is called, for people. */
  log: string;
  /** The same for reading, in Markdown; null where nothing was found. */
  summary: string | null;
};

/** A file that a CI system picks up. */
export type StepFile = { path: string; text: string; append: boolean };

/** What to write for one CI system: commands, each a line of standard error, and files. */
export type Telling = { commands: string[]; files: StepFile[] };

/** How a CI system is told of what was found, where the command runs as one of its steps. */
export type CiStep = {
  name: string;
  runsHere: (environment: Environment) => boolean;
  tell: (told: Told, environment: Environment) => Telling;
};
