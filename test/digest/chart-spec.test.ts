import { expect, test } from "vitest";
import { chartSpec } from "../../src/digest/chart-spec.ts";
import { aDigest } from "../support/a-digest.ts";

/** The names beside the colours, of a digest with so many errors. */
const legend = (count: number): unknown => {
  const digest = aDigest();
  const [one] = digest.errors;
  if (one === undefined) throw new RangeError("a digest of nothing");
  const errors = Array.from({ length: count }, (_, at) => ({ ...one, id: `push/40${at}` }));
  const spec = chartSpec({ ...digest, errors }, (id) => id);
  const domains = JSON.stringify(spec).match(/"scale":\{"domain":(\["A[^\]]*\])/)?.[1];
  return JSON.parse(domains ?? "null");
};

test("each of as many errors as there are colours has its own name; of more, the fifth colour is for the rest", () => {
  expect(legend(1)).toEqual(["A  push/400"]);
  expect(legend(5)).toEqual(["A  push/400", "B  push/401", "C  push/402", "D  push/403", "E  push/404"]);
  expect(legend(6)).toEqual(["A  push/400", "B  push/401", "C  push/402", "D  push/403", "E  2 other errors"]);
});
