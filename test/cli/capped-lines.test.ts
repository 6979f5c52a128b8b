import { expect, test } from "vitest";
import { cappedLines } from "../../src/cli/report/capped-lines.ts";

const lines = async (...chunks: string[]) => Array.fromAsync(cappedLines(ReadableStream.from(chunks.map((chunk) => new TextEncoder().encode(chunk))), 5));

test.each([
  ["lines", ["a\nb\n"], ["a", "b"]],
  ["a last line without its end", ["a\nb"], ["a", "b"]],
  ["a line over several chunks", ["a", "b", "c\nd", "e"], ["abc", "de"]],
  ["carriage returns before the line feed", ["a\r\nb\r\n"], ["a", "b"]],
  ["empty lines", ["\n\na\n"], ["", "", "a"]],
  ["a line that is too long", ["1234567", "89\nnext\n"], ["12345", "next"]],
  ["nothing", [], []],
])("%s are told apart and cut", async (_, chunks, expected) => {
  expect(await lines(...chunks)).toEqual(expected);
});
