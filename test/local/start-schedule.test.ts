import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readServiceDefinition } from "../../src/local/service-definition.ts";
import { intervalOf, startSchedule } from "../../src/local/start-schedule.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("what serverless.yml schedules can be run here", () => {
  expect(readServiceDefinition().schedules.map(({ handler, rate }) => [handler, intervalOf(rate)])).toEqual([["handlers/schedule.handler", 3_600_000]]);
  expect(() => intervalOf("cron(0 9 ? * MON *)")).toThrow("no rate");
});

test("a schedule runs at its rate, also after a run that failed, until it is stopped", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  let runs = 0;
  const stop = startSchedule([
    {
      rate: "rate(5 minutes)",
      run: async () => {
        runs += 1;
        if (runs === 1) throw new Error("once");
      },
    },
  ]);
  await vi.advanceTimersByTimeAsync(15 * 60_000);
  expect(runs).toBe(3);
  stop();
  await vi.advanceTimersByTimeAsync(15 * 60_000);
  expect(runs).toBe(3);
});
