import { expect, test } from "vitest";
import { nextSecond } from "../../src/local/playground/next-second.ts";

test("a timer that fires a millisecond early does not end the wait within the same second", async () => {
  let now = 1_700_000_000_250;
  const waits: number[] = [];
  await nextSecond(
    () => now,
    async (milliseconds) => {
      waits.push(milliseconds);
      now += waits.length === 1 ? milliseconds - 1 : milliseconds;
    },
  );
  expect(waits).toEqual([750, 1]);
  expect(now).toBe(1_700_000_001_000);
});
