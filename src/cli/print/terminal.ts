import { styleText } from "node:util";
import wrapAnsi from "wrap-ansi";

type Style = Parameters<typeof styleText>[0];

/** Colour on a terminal only; NO_COLOR and the like are heeded. */
export const styled = (style: Style, text: string): string => styleText(style, text, { stream: process.stdout });

const width = 80;

/** Text wrapped at 80 columns, its first line after `lead`, the others indented by as much. */
export const wrapped = (text: string, lead = ""): string =>
  wrapAnsi(text, width - lead.length)
    .split("\n")
    .map((line, index) => (index === 0 ? lead : " ".repeat(lead.length)) + line)
    .join("\n");

/** Control characters of a log are never sent to the terminal. */
export const printable = (text: string): string => text.replaceAll(/[\p{Cc}--[\t\n]]/gv, "");

/** Writes to standard output and waits until it is taken: a pipe may be slow. */
export const print = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(`${text}\n`, (error) => (error ? reject(error) : resolve()));
  });

export const printJson = (value: unknown): Promise<void> => print(JSON.stringify(value, null, 2));
