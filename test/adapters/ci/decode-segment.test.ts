import { expect, test } from "vitest";
import { decodeSegment } from "../../../src/adapters/ci/decode-segment.ts";

test.each([
  ["loader", "loader"],
  ["Search%20feeder", "Search feeder"],
  ["feature%252Fx", "feature%2Fx"],
  ["%zz", undefined],
  ["%C3", undefined],
])("%s is %s", (segment, expected) => {
  expect(decodeSegment(segment)).toBe(expected);
});
