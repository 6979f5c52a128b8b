import { expect, test } from "vitest";
import { isListedHost, matchesAny } from "../../../src/adapters/ci/connection.ts";

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

test("a listed host is exact, or below a listed domain", () => {
  const listed = ["logs.example.com", "*.blob.core.windows.net"];
  expect(isListedHost("logs.example.com", listed)).toBe(true);
  expect(isListedHost("x.blob.core.windows.net", listed)).toBe(true);
  expect(isListedHost("blob.core.windows.net.evil.example", listed)).toBe(false);
  expect(isListedHost("evilblob.core.windows.net", listed)).toBe(false);
  expect(isListedHost("logs.example.com:8080", listed)).toBe(false);
});
