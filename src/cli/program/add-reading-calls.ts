import type { Command } from "commander";
import { json, jsonl, withExamples } from "./options.ts";

/** What answers without a bot: look-up, diagnosis, the catalog. */
export const addReadingCalls = (program: Command): void => {
  withExamples(
    program
      .command("lookup", { isDefault: true })
      .summary("what an error means and what to do")
      .description("What an error means and what to do. The word lookup may be left out.")
      .argument("[words...]", "a status, a code, an error body or your own words")
      .option(...json)
      .option(...jsonl("{id, query}"))
      .action(async (...given: [string[], object, Command]) => (await import("../calls/look-up.ts")).lookUp(...given)),
    ["coveo-error 429", "coveo-error push 412", "coveo-error SOURCE_DOES_NOT_EXIST", "coveo-error '{\"errorCode\": \"INVALID_TOKEN\"}'", "coveo-error daily limit of documents --json"],
    "0 found, 1 not in the catalog, 2 bad use.",
  );
  withExamples(
    program
      .command("diagnose")
      .summary("the Coveo errors in a log, with their proof")
      .description("The Coveo errors in a log, with the lines that prove them.")
      .argument("[file]", "the log; standard input without it")
      .option(...json)
      .option(...jsonl("{id, text}"))
      .option("--exit-zero", "exit 0 also where no Coveo error is found")
      .option("--no-annotations", "tell the CI system nothing, where it runs in one that shows findings")
      .action(async (...given: [string | undefined, { annotations: boolean }]) => (await import("../calls/diagnose.ts")).diagnose(...given)),
    ["coveo-error diagnose build.log", "npm run push 2>&1 | tee push.log | coveo-error diagnose", "coveo-error diagnose --exit-zero push.log", "zcat build.log.gz | coveo-error diagnose --json"],
    "0 an error found, 1 none (0 with --exit-zero), 2 bad use.",
  );
  withExamples(
    program
      .command("catalog")
      .summary("every error that is known")
      .description("Every entry of the catalog.")
      .option(...json)
      .action(async (options: { json?: true }) => (await import("../calls/catalog.ts")).catalog(options)),
    ["coveo-error catalog", "coveo-error catalog --json"],
    "0, or 2 on bad use.",
  );
};
