import type { Command } from "commander";
import { UsageError } from "../../errors.ts";
import { nearestCall } from "../nearest-call.ts";

/** Shows the help of the whole, or of the call that is named. */
export const help = (program: Command, words: readonly string[]): void => {
  let call = program;
  for (const word of words) {
    const next = call.createHelp().visibleCommands(call).find((each) => each.name() === word);
    if (next === undefined) throw new UsageError(`${word} is not a command.${hint(call, word)}\ncoveo-error --help lists the calls; coveo-error lookup ${words.join(" ")} looks it up.`);
    call = next;
  }
  call.outputHelp();
};

const hint = (call: Command, word: string): string => {
  const near = nearestCall(call, word);
  return near === undefined ? "" : ` Did you mean ${near}?`;
};
