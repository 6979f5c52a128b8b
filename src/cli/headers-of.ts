import { UsageError } from "../errors.ts";

/** Headers as they are written on a command line, "Name: value" each; the names in lower case. */
export const headersOf = (lines: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    lines.map((text) => {
      const colon = text.indexOf(":");
      if (colon < 1) throw new UsageError(`A header is written as "Name: value", not "${text}".`);
      return [text.slice(0, colon).trim().toLowerCase(), text.slice(colon + 1).trim()];
    }),
  );
