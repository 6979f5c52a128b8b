import { commandTable, type Command } from "./command-table.ts";

/**
 * Reads what was typed after the command's name. A first word is a verb only if the rest parses as its arguments;
 * otherwise the whole text is the question.
 */
export const parseCommand = (text: string): Command => {
  const typed = text.trim();
  if (typed === "") return { kind: "help" };
  const [, word = "", rest = ""] = /^(\S+)\s*([\s\S]*)$/.exec(typed) ?? [];
  const verb = commandTable.find((row) => row.verb === word.toLowerCase());
  return verb?.parse(rest.trim()) ?? { kind: "ask", text: typed };
};
