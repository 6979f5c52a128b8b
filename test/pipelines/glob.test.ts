import { expect, test } from "vitest";
import { matchesAny } from "../../src/pipelines/glob.ts";

test.each([
  ["*", "acme/loader", true],
  ["acme/*", "acme/loader", true],
  ["acme/*", "acme2/loader", false],
  ["acme/loader", "acme/loader", true],
  ["acme/loader", "acme/loader2", false],
  ["*/loader", "acme/loader", true],
  ["acme/*-push", "acme/catalog-push", true],
  ["acme/*-push", "acme/-push", true],
  ["acme/*h-push", "acme/h-pus", false],
  ["a*b*c", "axxbyyc", true],
  ["a*b*c", "axxcyyb", false],
  ["ab*ba", "aba", false],
  ["a.c", "abc", false],
])("the pattern %s against %s: %s", (pattern, name, expected) => {
  expect(matchesAny([pattern], name)).toBe(expected);
});

test("no pattern lets no project speak", () => {
  expect(matchesAny([], "acme/loader")).toBe(false);
});
