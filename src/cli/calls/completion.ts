import type { Command } from "commander";
import { ciProviders } from "../../adapters/ci/registry.ts";
import { UsageError } from "../../errors.ts";
import { completablesOf } from "../completion/completable.ts";
import { shells } from "../completion/shells.ts";
import { printDocument } from "../print/terminal.ts";

/** Prints a shell's completion script, made from the program's own definitions. */
export const completion = async (program: Command, shell: string): Promise<void> => {
  const script = Object.hasOwn(shells, shell) ? shells[shell] : undefined;
  const names = Object.keys(shells);
  if (script === undefined) throw new UsageError(`${shell} is no shell that is known here. One of: ${names.join(", ")}.`);
  await printDocument(script(program.name(), completablesOf(program, { provider: Object.keys(ciProviders), shell: names })).trimEnd());
};
