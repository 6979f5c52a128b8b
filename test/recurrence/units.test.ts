import { expect, test } from "vitest";
import { benchUnits } from "../../infra/bench/units/bench-units.ts";

/** `npm run bench -- units` has 100,000. */
const many = 20_000;

test(`which levels are reached costs no more with ${many} occurrences than with ten, nor does a further occurrence`, async () => {
  const few = await benchUnits(10);
  const lots = await benchUnits(many);
  expect(few).toEqual({ occurrences: 10, recording: 1, thresholds: 5, raisingAndTelling: expect.any(Number), next: 5 });
  expect(lots).toEqual({ ...few, occurrences: many, raisingAndTelling: expect.any(Number) });
  // A message reads no more than 300 occurrences.
  expect(lots.raisingAndTelling).toBeLessThan(60);
});
