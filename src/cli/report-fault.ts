import { CommanderError } from "commander";
import { ConfigurationError, UnavailableError, UsageError } from "../errors.ts";
import { printable, tell, wrapped } from "./print/terminal.ts";

// A terminal breaks words; elsewhere a message stays on its line.
const forReading = (text: string): string => (process.stderr.isTTY ? wrapped(text) : text);

/** Says on standard error what went wrong; the exit code is 2 for whatever was not an answer. */
export const reportFault = (error: unknown): number => {
  // Commander has said it already; help and version end well.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError || error instanceof ConfigurationError || error instanceof UnavailableError) tell(forReading(printable(error.message)));
  else console.error(error);
  return 2;
};
