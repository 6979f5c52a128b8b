import { fc } from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import { daysBefore, defaultSchedule, firstSlot, latestSlot, leastHours, nextSlot } from "../../src/digest/slots.ts";
import type { DigestSchedule } from "../../src/recurrence/team-profile.ts";

const day = 86_400_000;
const paris = (changes: Partial<DigestSchedule> = {}): DigestSchedule => ({ weekday: 1, time: "09:00", zone: "Europe/Paris", ...changes });

describe("a digest's slots", () => {
  const table: { name: string; schedule: DigestSchedule; now: string; slot: string }[] = [
    { name: "by default Monday at 09:00", schedule: defaultSchedule("UTC"), now: "2026-11-20T10:00:00Z", slot: "2026-11-23T09:00:00.000Z" },
    { name: "in the schedule's zone", schedule: paris(), now: "2026-11-20T10:00:00Z", slot: "2026-11-23T08:00:00.000Z" },
    { name: "today, where the hour is still to come", schedule: paris(), now: "2026-11-23T07:59:59Z", slot: "2026-11-23T08:00:00.000Z" },
    { name: "in a week, where the hour is now", schedule: paris(), now: "2026-11-23T08:00:00Z", slot: "2026-11-30T08:00:00.000Z" },
    { name: "at the same local time after the clocks changed", schedule: paris(), now: "2026-10-19T07:00:00Z", slot: "2026-10-26T08:00:00.000Z" },
    { name: "an hour that does not exist is the one after it", schedule: paris({ weekday: 7, time: "02:30" }), now: "2026-03-28T12:00:00Z", slot: "2026-03-29T01:30:00.000Z" },
    { name: "of an hour that comes twice it is the first", schedule: paris({ weekday: 7, time: "02:30" }), now: "2026-10-24T12:00:00Z", slot: "2026-10-25T00:30:00.000Z" },
    { name: "and the second is not another slot", schedule: paris({ weekday: 7, time: "02:30" }), now: "2026-10-25T00:30:00Z", slot: "2026-11-01T01:30:00.000Z" },
    { name: "a day that a zone left out is the next", schedule: { weekday: 5, time: "09:00", zone: "Pacific/Apia" }, now: "2011-12-29T00:00:00Z", slot: "2011-12-30T19:00:00.000Z" },
    { name: "a zone with half an hour", schedule: { weekday: 3, time: "09:15", zone: "Asia/Kolkata" }, now: "2026-11-20T10:00:00Z", slot: "2026-11-25T03:45:00.000Z" },
    { name: "where the local day is another than in UTC", schedule: { weekday: 1, time: "09:00", zone: "Pacific/Kiritimati" }, now: "2026-11-22T12:00:00Z", slot: "2026-11-22T19:00:00.000Z" },
  ];
  test.each(table)("$name", ({ schedule, now, slot }) => {
    expect(firstSlot(schedule, new Date(now))).toBe(slot);
    expect(latestSlot(schedule, new Date(slot))).toBe(slot);
  });

  const changes: { name: string; to: DigestSchedule; toldUntil: string | null; now: string; slot: string }[] = [
    { name: "told on Monday, moved to Friday: this Friday", to: paris({ weekday: 5 }), toldUntil: "2026-11-23T08:00:00.000Z", now: "2026-11-24T10:00:00Z", slot: "2026-11-27T08:00:00.000Z" },
    { name: "told on Monday, moved to Wednesday: that of next week", to: paris({ weekday: 3 }), toldUntil: "2026-11-23T08:00:00.000Z", now: "2026-11-23T10:00:00Z", slot: "2026-12-02T08:00:00.000Z" },
    { name: "told on Monday, moved to Tuesday on the day before it: next week's", to: paris({ weekday: 2 }), toldUntil: "2026-11-23T08:00:00.000Z", now: "2026-11-29T10:00:00Z", slot: "2026-12-01T08:00:00.000Z" },
    { name: "nothing told yet: the next there is", to: paris({ weekday: 6 }), toldUntil: null, now: "2026-11-20T10:00:00Z", slot: "2026-11-21T08:00:00.000Z" },
    { name: "told long ago: the next there is", to: paris({ weekday: 6 }), toldUntil: "2026-09-21T07:00:00.000Z", now: "2026-11-20T10:00:00Z", slot: "2026-11-21T08:00:00.000Z" },
  ];
  test.each(changes)("$name", ({ to, toldUntil, now, slot }) => {
    expect(nextSlot(to, new Date(now), toldUntil)).toBe(slot);
  });

  const zone = fc.constantFrom("Europe/Paris", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "UTC", "Australia/Lord_Howe", "America/Sao_Paulo", "Africa/Casablanca", "Pacific/Kiritimati");
  const schedule = fc.record({
    weekday: fc.constantFrom(1, 2, 3, 4, 5, 6, 7),
    time: fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":")),
    zone,
  }) as fc.Arbitrary<DigestSchedule>;
  const instant = fc.date({ min: new Date("2011-06-01"), max: new Date("2040-01-01"), noInvalidDate: true });

  test("strictly increase, seven local days apart, whatever the zone", () => {
    fc.assert(
      fc.property(schedule, instant, (schedule, now) => {
        let slot = firstSlot(schedule, now);
        expect(Date.parse(slot)).toBeGreaterThan(now.getTime());
        expect(Date.parse(slot) - now.getTime()).toBeLessThanOrEqual(8 * day + 3_600_000);
        for (let week = 0; week < 30; week += 1) {
          const next = firstSlot(schedule, new Date(slot));
          // A day away from seven is Apia's missing one; an hour, a clock change.
          expect(Date.parse(next) - Date.parse(slot)).toBeGreaterThanOrEqual(6 * day - 3_600_000);
          expect(Date.parse(next) - Date.parse(slot)).toBeLessThanOrEqual(8 * day + 3_600_000);
          expect(latestSlot(schedule, new Date(Date.parse(next) - 1))).toBe(slot);
          expect(nextSlot(schedule, new Date(slot), slot)).toBe(next);
          slot = next;
        }
      }),
      { numRuns: 40 },
    );
  });

  test("after any change of the schedule, at any time, the next is half a week to eleven days after the last", () => {
    fc.assert(
      fc.property(schedule, schedule, instant, fc.integer({ min: 0, max: 7 * day - 1 }), (before, after, at, later) => {
        const told = firstSlot(before, at);
        const next = Date.parse(nextSlot(after, new Date(Date.parse(told) + later), told)) - Date.parse(told);
        expect(next).toBeGreaterThanOrEqual(leastHours * 3_600_000);
        expect(next).toBeLessThanOrEqual(Math.max(leastHours * 3_600_000, later) + 8 * day + 3_600_000);
      }),
      { numRuns: 200 },
    );
  });

  test("days before are counted in local days", () => {
    expect(daysBefore("2026-10-26T08:00:00.000Z", 7, "Europe/Paris")).toBe("2026-10-19T07:00:00.000Z");
    expect(daysBefore("2026-10-26T08:00:00.000Z", 7, "UTC")).toBe("2026-10-19T08:00:00.000Z");
  });
});
