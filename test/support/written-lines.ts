import { vi } from "vitest";

/** What is written to standard output and to standard error from now on; it goes nowhere else. */
export const writtenLines = () => {
  let text = "";
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, "write").mockImplementation((chunk) => {
      text += typeof chunk === "string" ? chunk : new TextDecoder().decode(chunk);
      return true;
    });
  }
  return {
    /** Those that are JSON. */
    lines: () => text.split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line) as Record<string, unknown>),
    text: () => text,
    clear: () => {
      text = "";
    },
  };
};
