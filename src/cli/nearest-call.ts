import type { Command } from "commander";
import { editDistance } from "../catalog/matching/edit-distance.ts";

/** The call that a misspelled word most likely means, if any. */
export const nearestCall = (program: Command, word: string): string | undefined => {
  const limit = word.length > 5 ? 2 : 1;
  return program
    .createHelp()
    .visibleCommands(program)
    .map((call) => ({ name: call.name(), edits: editDistance(word.toLowerCase(), call.name(), limit) }))
    .filter(({ edits }) => edits <= limit)
    .toSorted((a, b) => a.edits - b.edits)[0]?.name;
};
