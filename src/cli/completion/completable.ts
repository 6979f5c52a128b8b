import type { Command } from "commander";

type Named = { name: string; description: string };

/** What may be typed after a call: `path` is its words, empty for the command itself. */
export type Completable = { path: string; takesArguments: boolean; words: Named[]; options: (Named & { takesValue: boolean })[] };

/** Every call of a program with what may follow it; where nothing is listed, a file may. `known` are values of arguments, by their name. */
export const completablesOf = (call: Command, known: Readonly<Record<string, readonly string[]>>, path: readonly string[] = []): Completable[] => {
  const help = call.createHelp();
  const calls = help.visibleCommands(call).filter((each) => path.length === 0 || each.name() !== "help");
  const values = call.registeredArguments.flatMap((argument) => known[argument.name()] ?? []);
  const own: Completable = {
    path: path.join(" "),
    takesArguments: call.registeredArguments.length > 0,
    words: [...calls.map((each) => ({ name: each.name(), description: help.subcommandDescription(each) })), ...values.map((name) => ({ name, description: "" }))],
    options: help.visibleOptions(call).flatMap(({ long, description, required }) => (long ? [{ name: long, description, takesValue: required }] : [])),
  };
  return [own, ...calls.flatMap((each) => completablesOf(each, known, [...path, each.name()]))];
};
