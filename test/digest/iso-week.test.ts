import { Temporal } from "temporal-polyfill";
import { fc } from "../support/properties.ts";
import { expect, test } from "vitest";
import { isoWeekOf, isoWeeksIn, mondayOfWeek } from "../../src/digest/iso-week.ts";

test.each([
  ["2026-11-22T23:59:59.999Z", "2026-W47"],
  ["2026-11-23T00:00:00.000Z", "2026-W48"],
  ["2027-01-03T12:00:00.000Z", "2026-W53"],
  ["2027-01-04T00:00:00.000Z", "2027-W01"],
  ["2024-12-30T00:00:00.000Z", "2025-W01"],
])("%s is in %s", (time, week) => {
  expect(isoWeekOf(time)).toBe(week);
});

test("a week's Monday is in it, and the day before is not", () => {
  expect(["2026-W42", "2026-W53", "2027-W01", "2025-W01"].map(mondayOfWeek)).toEqual(["2026-10-12", "2026-12-28", "2027-01-04", "2024-12-30"]);
});

test("is what the calendar says, at any time", () => {
  fc.assert(
    fc.property(fc.date({ min: new Date("1999-01-01"), max: new Date("2060-01-01"), noInvalidDate: true }), (date) => {
      const { yearOfWeek, weekOfYear } = Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO("UTC");
      expect(isoWeekOf(date.toISOString())).toBe(`${yearOfWeek}-W${String(weekOfYear).padStart(2, "0")}`);
    }),
  );
});

test("a range touches the weeks of its first and last instants and those between", () => {
  expect(isoWeeksIn({ from: "2026-11-20T09:00:00.000Z", until: "2026-11-23T00:00:00.000Z" }).map(({ week }) => week)).toEqual(["2026-W47"]);
  expect(isoWeeksIn({ from: "2026-11-16T09:00:00.000Z", until: "2026-11-23T09:00:00.000Z" })).toEqual([
    { week: "2026-W47", from: "2026-11-16T00:00:00.000Z", until: "2026-11-23T00:00:00.000Z" },
    { week: "2026-W48", from: "2026-11-23T00:00:00.000Z", until: "2026-11-30T00:00:00.000Z" },
  ]);
});
