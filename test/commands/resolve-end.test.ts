import { fc } from "../support/properties.ts";
import { expect, test } from "vitest";
import type { End } from "../../src/commands/arguments/parse-end.ts";
import { resolveEnd } from "../../src/commands/arguments/resolve-end.ts";

const friday = new Date("2026-11-20T10:00:00.000Z");
const date = (text: string): End => ({ kind: "date", date: text });

test.each<[string, End, string, string]>([
  ["a span", { kind: "span", hours: 168 }, "UTC", "2026-11-27T10:00:00.000Z"],
  ["a date lasts to its end", date("2026-12-24"), "UTC", "2026-12-25T00:00:00.000Z"],
  ["a date in the team's zone", date("2026-12-24"), "Europe/Paris", "2026-12-24T23:00:00.000Z"],
  ["today lasts to its end", date("2026-11-20"), "UTC", "2026-11-21T00:00:00.000Z"],
  ["a weekday is the next of its name", { kind: "weekday", weekday: 1 }, "UTC", "2026-11-24T00:00:00.000Z"],
  ["Friday, said on a Friday, is a week away", { kind: "weekday", weekday: 5 }, "UTC", "2026-11-28T00:00:00.000Z"],
  ["on Kiritimati it is Saturday already", { kind: "weekday", weekday: 6 }, "Pacific/Kiritimati", "2026-11-28T10:00:00.000Z"],
  ["tomorrow", { kind: "tomorrow" }, "UTC", "2026-11-22T00:00:00.000Z"],
  ["ninety days", date("2027-02-18"), "UTC", "2027-02-19T00:00:00.000Z"],
])("%s", (_, end, zone, until) => {
  expect(resolveEnd(end, { now: friday, zone })).toEqual({ until });
});

test.each<[string, End, string]>([
  ["what is past", date("2026-11-19"), "2026-11-19 is past."],
  ["long past", date("0001-01-01"), "0001-01-01 is past."],
  ["more than ninety days", date("2027-02-19"), "90 days are the most"],
  ["a span of more than ninety days", { kind: "span", hours: 91 * 24 }, "90 days are the most"],
  ["the last date there is", date("9999-12-31"), "90 days are the most"],
])("%s is refused", (_, end, problem) => {
  expect(resolveEnd(end, { now: friday, zone: "UTC" })).toEqual({ problem: expect.stringContaining(problem) });
});

test("whatever is accepted ends after now and within ninety-one days, in any zone", () => {
  const ends = fc.oneof(
    fc.integer({ min: 1, max: 3_000 }).map((hours): End => ({ kind: "span", hours })),
    fc.date({ min: new Date("2026-01-01"), max: new Date("2027-12-31"), noInvalidDate: true }).map((day) => date(day.toISOString().slice(0, 10))),
    fc.constantFrom(1, 2, 3, 4, 5, 6, 7).map((weekday): End => ({ kind: "weekday", weekday: weekday as 1 })),
  );
  const nows = fc.date({ min: new Date("2026-06-01"), max: new Date("2027-06-01"), noInvalidDate: true });
  fc.assert(
    fc.property(ends, nows, fc.constantFrom("UTC", "Europe/Paris", "America/New_York", "Pacific/Apia", "Asia/Kolkata"), (end, now, zone) => {
      const resolved = resolveEnd(end, { now, zone });
      if ("problem" in resolved) return;
      const days = (Date.parse(resolved.until) - now.getTime()) / 86_400_000;
      expect(days).toBeGreaterThan(0);
      expect(days).toBeLessThan(91.1);
    }),
  );
});
