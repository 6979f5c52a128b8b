import { styleText } from "node:util";
import wrapAnsi from "wrap-ansi";
import { withoutCommands } from "./without-commands.ts";

type Style = Parameters<typeof styleText>[0];

/** Colour on a terminal only; NO_COLOR and FORCE_COLOR are heeded. */
export const styled = (style: Style, text: string): string => styleText(style, text, { stream: process.stdout });

/** Columns to lay text out for: the terminal's, within what reads well; 80 where there is none. */
export const width = (): number => Math.min(Math.max(process.stdout.columns || 80, 40), 100);

/** Text wrapped to the width, its first line after `lead`, the others after `next` (as many spaces, where it is not given). */
export const wrapped = (text: string, lead = "", { next = " ".repeat(lead.length), hard = false } = {}): string =>
  wrapAnsi(text, width() - lead.length, { hard })
    .split("\n")
    .map((line, index) => (index === 0 ? lead : next) + line)
    .join("\n");

/** Control characters of a log are never sent to the terminal, nor what turns the direction of writing. */
export const printable = (text: string): string => text.replaceAll(/[[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]--[\t\n]]/gv, "");

/** Writes text for people to standard output and waits until it is taken: a pipe may be slow. */
export const print = (text: string): Promise<void> => printDocument(withoutCommands(text));

/** Writes text for people to standard error. */
export const tell = (text: string): void => {
  process.stderr.write(`${withoutCommands(text)}\n`);
};

/** Writes what programs read, as it is. */
export const printDocument = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(`${text}\n`, (error) => (error ? reject(error) : resolve()));
  });

export const printJson = (value: unknown): Promise<void> => printDocument(jsonText(value, 2));

/** One line of JSON. */
export const printJsonLine = (value: unknown): Promise<void> => printDocument(jsonText(value));

// In JSON `##` stands in strings only, and there it may be written so: no CI system takes what a log says for a command.
const jsonText = (value: unknown, indent?: number): string => JSON.stringify(value, null, indent).replaceAll(/#(?=#)/g, "\\u0023");
