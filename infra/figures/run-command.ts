import { parseArgs } from "node:util";
import { type Measurement, sizeNames } from "./measurement.ts";
import { printSection } from "./print-section.ts";

/** `npm run <command> -- <name> [options]`: runs one measurement, or all of them without a name. Ends with 1 where one found a fault, with 2 on bad use. */
export const runCommand = async (command: string, measurements: Readonly<Record<string, Measurement>>): Promise<void> => {
  const say = (line: string): void => console.error(line);
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { seed: { type: "string" }, json: { type: "boolean", default: false }, ...Object.fromEntries(sizeNames.map((name) => [name, { type: "string" as const }])) },
    });
    const given: Record<string, unknown> = values;
    const number = (name: string): number | undefined => {
      if (given[name] === undefined) return undefined;
      const value = Number(given[name]);
      if (!Number.isSafeInteger(value) || value < 1) throw new UseError(`--${name} takes a whole number above 0, not ${String(given[name])}`);
      return value;
    };
    const names = positionals.length > 0 ? positionals : Object.keys(measurements);
    const sections = [];
    for (const name of names) {
      const measurement = measurements[name];
      if (measurement === undefined) throw new UseError(`there is no ${name}`);
      const seed = number("seed") ?? Date.now() % 2 ** 31;
      const strange = positionals.length === 1 && Object.keys(given).find((option) => option !== "json" && !(measurement.options as readonly string[]).includes(option));
      if (strange) throw new UseError(`${name} does not take --${strange}`);
      const section = await measurement.run({ seed, size: (size, otherwise) => number(size) ?? otherwise, say });
      sections.push(section);
      if (values.json !== true) printSection(section);
      if (section.faults.length > 0) process.exitCode = 1;
    }
    if (values.json === true) console.log(JSON.stringify(sections, null, 2));
  } catch (error) {
    if (!(error instanceof Error) || !isUse(error)) throw error;
    say(`${error.message}.\n\nUsage: npm run ${command} -- <name> [options] [--json]; without a name, all of them.\n`);
    for (const [name, { about, options }] of Object.entries(measurements)) say(`  ${name.padEnd(12)}${about}${options.length > 0 ? ` [${options.map((option) => `--${option}`).join(" ")}]` : ""}`);
    process.exitCode = 2;
  }
};

/** A command that was called in a way that it does not know. */
class UseError extends Error {}

const isUse = (error: Error): boolean => error instanceof UseError || ("code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"));
