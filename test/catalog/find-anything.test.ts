import { expect, test } from "vitest";
import { entries } from "../../src/catalog/entries.ts";
import { createFind, find } from "../../src/catalog/find.ts";
import { fc } from "../support/properties.ts";

const { array, assert, constantFrom, oneof, property, string } = fc;

const pieces = [
  ...entries.flatMap((entry) => [entry.code ?? entry.id, ...entry.names]),
  ..."429 5xx push ua {\" errorCode ': \\\" } coveo https://api.cloud.coveo.com/ github \u202E _ <!channel>".split(" "),
];
const query = oneof(
  string({ unit: "binary", maxLength: 200 }),
  string({ unit: "grapheme", maxLength: 200 }),
  array(oneof(constantFrom(...pieces), string({ maxLength: 5 })), { maxLength: 12 }).map((parts) => parts.join(" ")),
);

test("any text gets an answer that agrees with itself", () => {
  const ids = new Set(entries.map((entry) => entry.id));
  assert(
    property(query, (text) => {
      const found = find(text);
      expect(found.query).toBe(text);
      expect(found.kind).toBe(found.answers.length > 0 ? "found" : "not-found");
      expect(found.suggestions.length).toBeLessThanOrEqual(found.kind === "found" ? 0 : 3);
      const given = [...found.answers, ...found.suggestions].map((answer) => answer.id);
      expect(new Set(given).size).toBe(given.length);
      expect(given.every((id) => ids.has(id))).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test("the same question gets the same answer again", () => {
  assert(
    property(query, (text) => {
      expect(find(text)).toEqual(find(text));
    }),
    { numRuns: 50 },
  );
});

test("an empty catalog finds nothing", () => {
  expect(createFind([])("429 SOURCE_DOES_NOT_EXIST daily limit")).toMatchObject({ kind: "not-found", answers: [], suggestions: [] });
});
