import { expect, test } from "vitest";
import { allPatterns } from "./patterns/all-patterns.ts";
import { provePattern } from "./patterns/prove-pattern.ts";
import { hashOf, rememberedPatterns, sampleOf } from "./patterns/remembered-patterns.ts";

const { patterns, built } = await allPatterns();
const remembered = rememberedPatterns();
const isNew = (pattern: (typeof patterns)[number]): boolean => !remembered.has(hashOf(pattern));
const fresh = patterns.filter(isNew);
if (fresh.length > 0) process.stderr.write(`\n${fresh.length} patterns are proven in each run until \`npm run patterns\` remembers them.\n`);
const sample = sampleOf(patterns, remembered).filter((pattern) => !isNew(pattern));

test("there are patterns to prove", () => {
  expect(patterns.length).toBeGreaterThan(100);
  expect(built).toBeGreaterThan(3);
});

test("a pattern is remembered to the letter, with its flags", () => {
  expect(new Set([hashOf({ source: "a+b", flags: "" }), hashOf({ source: "a+b", flags: "i" }), hashOf({ source: "a+b ", flags: "" })]).size).toBe(3);
});

test("a pattern that backtracks badly is found", async () => {
  expect(await provePattern({ source: "(a|a)*b", flags: "" })).toMatchObject({ status: "vulnerable" });
});

// What was proven once is as safe as it was: its proof takes seconds, and each run would give most of its time to that.
test.each([...fresh, ...sample])("/$source/$flags does not backtrack badly", async (pattern) => {
  expect(await provePattern(pattern)).toMatchObject({ status: "safe" });
});
