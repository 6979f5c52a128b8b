import { CommanderError } from "commander";
import { ConfigurationError, UnavailableError, UsageError } from "../errors.ts";

/** Says on standard error what went wrong; the exit code is 2 for whatever was not an answer. */
export const reportFault = (error: unknown): number => {
  // Commander has said it already; help and version end well.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const expected = error instanceof UsageError || error instanceof ConfigurationError || error instanceof UnavailableError;
  console.error(expected ? error.message : error);
  return 2;
};
