import { expect, test } from "vitest";
import { digestPeriod } from "../../src/digest/digest-period.ts";

const until = "2026-11-23T08:00:00.000Z";

test.each([
  { name: "nothing told yet: seven days", toldUntil: null, from: "2026-11-16T08:00:00.000Z", comparedFrom: "2026-11-09T08:00:00.000Z", days: 7 },
  { name: "told a week ago: from there", toldUntil: "2026-11-16T08:00:00.000Z", from: "2026-11-16T08:00:00.000Z", comparedFrom: "2026-11-09T08:00:00.000Z", days: 7 },
  { name: "told on another day: from there, compared with as long", toldUntil: "2026-11-18T20:00:00.000Z", from: "2026-11-18T20:00:00.000Z", comparedFrom: "2026-11-14T08:00:00.000Z", days: 5 },
  { name: "told eleven days ago: eleven days", toldUntil: "2026-11-12T08:00:00.000Z", from: "2026-11-12T08:00:00.000Z", comparedFrom: "2026-11-01T08:00:00.000Z", days: 11 },
  { name: "told long ago: fourteen days", toldUntil: "2026-09-14T07:00:00.000Z", from: "2026-11-09T08:00:00.000Z", comparedFrom: "2026-10-26T08:00:00.000Z", days: 14 },
])("$name", ({ toldUntil, from, comparedFrom, days }) => {
  expect(digestPeriod({ until, toldUntil, zone: "Europe/Paris" })).toEqual({ comparedFrom, from, until, days, zone: "Europe/Paris" });
});

test("across a clock change it begins and is compared at the same local hour", () => {
  expect(digestPeriod({ until: "2026-10-26T08:00:00.000Z", toldUntil: "2026-10-19T07:00:00.000Z", zone: "Europe/Paris" })).toMatchObject({
    comparedFrom: "2026-10-12T07:00:00.000Z",
    days: 7,
  });
});
