import { expect, test } from "vitest";
import { matchesAny, matchesProject } from "../../src/pipelines/glob.ts";

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

test.each([
  ["Acme/Loader", "acme/loader", true],
  ["acme/*-push", "Acme/Catalog-PUSH", true],
  ["acme/loader", "acme/loaders", false],
])("the pattern %s takes the project %s, in whatever case: %s", (pattern, name, expected) => {
  expect(matchesProject([pattern], name)).toBe(expected);
});

test("branches that differ in case are two", () => {
  expect(matchesAny(["Main"], "main")).toBe(false);
});

test("no pattern lets no project speak", () => {
  expect(matchesAny([], "acme/loader")).toBe(false);
});
