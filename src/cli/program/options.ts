import type { Command } from "commander";
import { wrapped } from "../print/terminal.ts";

type Flag = readonly [flags: string, description: string];

export const json: Flag = ["--json", "print one JSON document"];

/** Reads lines of the named keys and answers each. */
export const jsonl = (keys: string): Flag => ["--jsonl", `read one JSON object a line from standard input (${keys}), print one result line each`];

/** Options that may be given several times. */
export const collect = (line: string, before: string[] = []): string[] => [...before, line];

export const header: Flag = ["--header <line>", 'a header of the delivery, as in "X-Kind: run"; may be repeated'];
export const to: Flag = ["--to <url>", "the bot's address (COVEO_ERROR_URL)"];

/** Calls as they are typed, and the meaning of the exit codes, under a call's help. */
export const withExamples = (command: Command, examples: readonly string[], codes: string): Command =>
  command.addHelpText("after", () => `\nExamples:\n${examples.map((each) => `  ${each}\n`).join("")}\n${wrapped(codes, "Exit code: ")}`);
