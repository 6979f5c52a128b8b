import { text } from "node:stream/consumers";
import { fc } from "../../support/properties.ts";
import { expect, test } from "vitest";
import { textsIn } from "../../../src/adapters/ci/texts-in.ts";

async function* inPieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const read = (json: string, size = 7) => text(textsIn(inPieces(new TextEncoder().encode(json), size), "message"));

test("the strings under the key are joined, and nothing else is taken", async () => {
  const items = [
    { type: "out", message: "one\r\n", time: 1.5 },
    { message: "two ", nested: { message: "inner" }, list: ["message", { message: "inner" }] },
    { nothing: "message", message: null },
    "message",
    { message: "\u001b[31mthrée 🙂\n", truncated: false },
  ];
  expect(await read(JSON.stringify(items))).toBe("one\r\ntwo \u001b[31mthrée 🙂\n");
});

test("any text comes out as it went in, wherever the bytes are cut", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: "grapheme" })), fc.integer({ min: 1, max: 50 }), fc.boolean(), async (messages, size, escaped) => {
      const json = JSON.stringify(messages.map((message) => ({ message })));
      const ascii = json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
      expect(await read(escaped ? ascii : json, size)).toBe(messages.join(""));
    }),
    { numRuns: 100 },
  );
});

test("a string longer than a piece is handed on in pieces", async () => {
  const long = "x".repeat(200_000);
  const sizes: number[] = [];
  for await (const chunk of textsIn(inPieces(new TextEncoder().encode(JSON.stringify([{ message: long }])), 10_000), "message")) sizes.push(chunk.length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(200_000);
  expect(Math.max(...sizes)).toBeLessThan(80_000);
});

test.each(["<html>", '[{"message":"cut'])("what is no JSON is an error: %s", async (body) => {
  await expect(read(body)).rejects.toThrow();
});

test("an empty array is an empty log", async () => {
  expect(await read("[]")).toBe("");
});
