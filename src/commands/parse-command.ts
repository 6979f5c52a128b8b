import { editDistance } from "../catalog/matching/edit-distance.ts";
import type { Command, Hint } from "./command.ts";
import { commandTable } from "./command-table.ts";

/**
 * Reads what was typed after the command's name. A first word is a verb only if the rest parses as its arguments;
 * otherwise the whole text is the question, with a hint where it is nearly a command.
 */
export const parseCommand = (text: string): Command => {
  const typed = text.trim();
  if (typed === "") return { kind: "help", verb: null };
  const [, word = "", rest = ""] = /^(\S+)\s*([\s\S]*)$/.exec(typed) ?? [];
  const verb = commandTable.find((row) => row.verb === word.toLowerCase());
  const parsed = verb?.parse(rest.trim());
  if (parsed === undefined || verb === undefined) return ask(typed, verb === undefined ? nearVerb(word.toLowerCase(), rest.trim()) : undefined);
  return "problem" in parsed ? ask(typed, { verb: verb.verb, problem: parsed.problem }) : parsed;
};

/** For a verb, alone or with a word after it, that is found nowhere as an error: how that verb is typed. */
export const verbHint = (text: string): Hint | undefined => {
  const word = /^(\S+)(?:\s+\S+)?$/.exec(text.trim())?.[1]?.toLowerCase();
  const row = commandTable.find(({ verb }) => verb === word);
  return row === undefined ? undefined : { verb: row.verb, problem: "This is how it is typed." };
};

const ask = (text: string, hint: Hint | undefined): Command => ({ kind: "ask", text, ...(hint === undefined ? {} : { hint }) });

/** A first word with one slip, before what would be this verb's arguments. */
const nearVerb = (word: string, rest: string): Hint | undefined => {
  if (word.length < 5 || rest === "") return undefined;
  const near = commandTable.find((row) => {
    if (row.verb === "explain" || row.verb === "help" || editDistance(word, row.verb, 1) > 1) return false;
    const parsed = row.parse(rest);
    return parsed !== undefined && !("problem" in parsed);
  });
  return near === undefined ? undefined : { verb: near.verb, problem: `There is no command \`${word}\`.` };
};
