import { expect, test } from "vitest";
import { isoTime } from "../../../src/adapters/ci/iso-time.ts";

test.each([
  ["2026-11-20T10:00:00Z", "2026-11-20T10:00:00.000Z"],
  ["2026-11-20T10:00:00.123456Z", "2026-11-20T10:00:00.123Z"],
  ["2026-11-20T10:00:00+02:00", "2026-11-20T08:00:00.000Z"],
  ["2026-11-20 10:00:00 UTC", "2026-11-20T10:00:00.000Z"],
  ["2026-11-20 10:00:00 +0200", "2026-11-20T08:00:00.000Z"],
  ["job 7", null],
  ["2026-99-20T10:00:00Z", null],
  ["", null],
  [null, null],
  [undefined, null],
])("%s is %s", (text, expected) => {
  expect(isoTime(text)).toBe(expected);
});
