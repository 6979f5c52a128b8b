import { fc } from "../support/properties.ts";
import { expect, test } from "vitest";
import { assembleGate } from "../../infra/build-gate.ts";
import { createFastGate } from "../../src/diagnosis/bytes/fast-gate.ts";
import { gateModule } from "../../src/diagnosis/bytes/gate-module.ts";
import { needles } from "../../src/diagnosis/bytes/needles.ts";
import { createPlainGate } from "../support/plain-gate.ts";

const size = 20_000;
const fast = createFastGate(size);
const plain = createPlainGate(size);

const put = (text: string): number => {
  const bytes = new TextEncoder().encode(text).subarray(0, size);
  for (const gate of [fast, plain]) gate.memory.set(bytes);
  return bytes.length;
};

const anyCase = (text: string) => fc.array(fc.boolean(), { minLength: text.length, maxLength: text.length }).map((upper) => [...text].map((letter, at) => (upper[at] ? letter.toUpperCase() : letter)).join(""));
const piece = fc.oneof(fc.constantFrom(...needles.map(({ text }) => text)).chain(anyCase), fc.constantFrom(...needles.map(({ rare }) => rare)), fc.string({ unit: "grapheme" }), fc.constantFrom("\n", "coveCoveo", "CO@EO", "error`code"));

test("finds what the plain gate finds, wherever it stands", () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), fc.nat(40), (pieces, from) => {
      const end = put(pieces.join(""));
      expect(fast.hits(Math.min(from, end), end)).toEqual(plain.hits(Math.min(from, end), end));
      expect(fast.newlines(Math.min(from, end), end)).toBe(plain.newlines(Math.min(from, end), end));
    }),
    { numRuns: 500 },
  );
});

test("finds more hits than it notes at once", () => {
  const end = put("coveo".repeat(4000));
  expect(fast.hits(0, end).length).toBe(4000);
});

test("every needle holds its rare letters, and there are no more than the assembly has places for", () => {
  for (const { text, rare } of needles) expect(text).toContain(rare);
  expect(needles.length).toBeLessThanOrEqual(24);
});

test("the shipped module is what gate.wat says", async () => {
  expect(await assembleGate()).toBe(gateModule);
});
