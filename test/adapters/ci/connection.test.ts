import { expect, test } from "vitest";
import { isListedHost } from "../../../src/adapters/ci/connection.ts";

test("a listed host is exact, or below a listed domain", () => {
  const listed = ["logs.example.com", "*.blob.core.windows.net"];
  expect(isListedHost("logs.example.com", listed)).toBe(true);
  expect(isListedHost("x.blob.core.windows.net", listed)).toBe(true);
  expect(isListedHost("blob.core.windows.net.evil.example", listed)).toBe(false);
  expect(isListedHost("evilblob.core.windows.net", listed)).toBe(false);
  expect(isListedHost("logs.example.com:8080", listed)).toBe(false);
});
