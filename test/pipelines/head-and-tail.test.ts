import { describe, expect, test } from "vitest";
import { headAndTail } from "../../src/pipelines/head-and-tail.ts";

const bytes = (text: string) => new TextEncoder().encode(text).length;
const cut = (text: string) => headAndTail(text, { head: 20, tail: 40, longLines: "cut" });
const leftOut = (text: string) => headAndTail(text, { head: 20, tail: 40, longLines: "left-out" });

describe("a text that is too long", () => {
  test.each([
    ["at line ends", cut, `first line\nsecond\n${"x\n".repeat(50)}last but one\nthe last line\n`, "first line\nsecond\nx\n[…]\nx\nx\nlast but one\nthe last line\n"],
    ["in a long line, where that may be", cut, "x".repeat(100), `${"x".repeat(20)}\n[…]\n${"x".repeat(33)}`],
    ["between long lines, where they may not", leftOut, `start\n${"x".repeat(100)}\nend`, "start\n[…]\nend"],
    ["of one long line, to nothing", leftOut, "x".repeat(100), "\n[…]\n"],
    ["at line breaks that are escaped", leftOut, String.raw`first line\nsecond\n${String.raw`x\n`.repeat(50)}last but one\nend`, String.raw`first line\nsecond` + "\n[…]\n" + String.raw`x\nx\nx\nx\nlast but one\nend`],
    ["at carriage returns", leftOut, `${"10 %\r".repeat(30)}done`, `${"10 %\r".repeat(3)}10 %\n[…]\n${"10 %\r".repeat(5)}done`],
  ])("is cut %s", (_, cutting, text, expected) => {
    expect(cutting(text)).toBe(expected);
  });

  test.each(["é", "€", "😀", "a€b"])("is measured in bytes, and no character is halved: %s", (letters) => {
    const short = cut(letters.repeat(100));
    expect(bytes(short)).toBeLessThanOrEqual(60);
    expect(bytes(short)).toBeGreaterThan(50);
    expect(short).not.toContain("\uFFFD");
  });
});

test("a text that fits stays as it is", () => {
  expect(cut("é".repeat(30))).toBe("é".repeat(30));
  expect(cut("x".repeat(60))).toBe("x".repeat(60));
});
