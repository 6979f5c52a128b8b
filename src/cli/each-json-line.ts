import type * as z from "zod";
import { UsageError } from "../errors.ts";
import { printJsonLine } from "./print/terminal.ts";

/** Answers each line of standard input with one line, in order; a line that cannot be read gets its error, and the next its turn. */
export const eachJsonLine = async <T extends { id?: unknown }>(
  schema: z.ZodType<T>,
  answer: (input: T) => Promise<object>,
): Promise<void> => {
  if (process.stdin.isTTY) throw new UsageError("--jsonl reads one JSON object a line from standard input: pipe them in.");
  for await (const line of lines(process.stdin)) {
    if (line.trim() === "") continue;
    await printJsonLine(await answered(line, schema, answer));
  }
};

const answered = async <T extends { id?: unknown }>(line: string, schema: z.ZodType<T>, answer: (input: T) => Promise<object>): Promise<object> => {
  const read = parse(line);
  const input = schema.safeParse(read);
  const id = (read as { id?: unknown } | undefined)?.id ?? null;
  if (!input.success) {
    const places = input.error.issues.map((issue) => issue.path.join(".") || "the line is no object");
    return { id, error: read === undefined ? "not JSON" : `not as expected: ${places.join(", ")}` };
  }
  try {
    return { id, ...(await answer(input.data)) };
  } catch (error) {
    if (error instanceof UsageError) return { id, error: error.message };
    throw error;
  }
};

const parse = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

// Not readline: it also splits at U+2028, which JSON text may hold.
async function* lines(input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let parts: string[] = [];
  for await (const chunk of input) {
    const [first = "", ...rest] = decoder.decode(chunk, { stream: true }).split("\n");
    parts.push(first);
    for (const next of rest) {
      yield parts.join("");
      parts = [next];
    }
  }
  yield parts.join("") + decoder.decode();
}
