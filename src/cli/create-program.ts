import { Command } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import { width } from "./print/terminal.ts";
import { withoutCommands } from "./print/without-commands.ts";
import { addBotCalls } from "./program/add-bot-calls.ts";
import { addReadingCalls } from "./program/add-reading-calls.ts";
import { addShellCalls } from "./program/add-shell-calls.ts";
import { addTableCalls } from "./program/add-table-calls.ts";

/** The terminal command. Each call sets the exit code and is loaded when it is called; faults are thrown to main. */
export const createProgram = (): Command => {
  const program = new Command("coveo-error")
    .description("Explains Coveo API errors: a status, a code, a message, a whole log.")
    .usage("[call] [options]    (without a call: lookup)")
    .version(packageJson.version)
    .exitOverride()
    .showSuggestionAfterError()
    .showHelpAfterError("(coveo-error --help lists the calls)")
    .configureOutput({ getOutHelpWidth: width, getErrHelpWidth: width, writeErr: (text) => process.stderr.write(withoutCommands(text)) })
    .configureHelp({ subcommandTerm: (call) => call.name() })
    .addHelpText("after", more);
  addReadingCalls(program);
  addBotCalls(program);
  addTableCalls(program);
  addShellCalls(program);
  return program;
};

const more = `
Examples:
  coveo-error 429
  coveo-error push 412
  coveo-error diagnose build.log
  npm run push 2>&1 | coveo-error diagnose
  coveo-error help diagnose

Exit code: 0 found or done, 1 not found, 2 bad use or a fault.
Each call's help has its own: coveo-error help diagnose`;
