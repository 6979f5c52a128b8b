import { afterEach, expect, test } from "vitest";
import { installMovableClock, type MovableClock } from "../../src/local/playground/movable-clock.ts";
import { untilMonday } from "../../src/local/playground/next-monday.ts";

let clock: MovableClock | undefined;
afterEach(() => clock?.restore());

test("whatever asks for the time gets the moved one, until it is restored", () => {
  const machine = Date;
  clock = installMovableClock();
  const captured = Date.now;
  const before = machine.now();
  clock.move(7 * 86_400_000);
  for (const now of [Date.now(), captured(), new Date().getTime(), Date.parse(Date())]) expect(Math.abs(now - before - 7 * 86_400_000)).toBeLessThan(60_000);
  clock.restore();
  expect(Date).toBe(machine);
  expect(Math.abs(Date.now() - before)).toBeLessThan(60_000);
});

test("dates that are given, and what dates are, stay as they were", () => {
  const old = new Date(0);
  clock = installMovableClock();
  clock.move(1_000);
  expect(new Date("2026-11-20T10:00:00Z").toISOString()).toBe("2026-11-20T10:00:00.000Z");
  expect(new Date(5).getTime()).toBe(5);
  expect(Date.UTC(2026, 0, 1)).toBe(1_767_225_600_000);
  expect(old).toBeInstanceOf(Date);
  expect(new Date()).toBeInstanceOf(Date);
});

test("time does not go back", () => {
  clock = installMovableClock();
  clock.move(-5_000);
  expect(clock.ahead()).toBe(0);
});

test.each([
  ["2026-11-20T10:00:00Z", "2026-11-23T09:00:05.000Z"],
  ["2026-11-22T23:59:59Z", "2026-11-23T09:00:05.000Z"],
  ["2026-11-23T08:59:00Z", "2026-11-23T09:00:05.000Z"],
  ["2026-11-23T09:00:05Z", "2026-11-30T09:00:05.000Z"],
  ["2026-11-23T15:00:00Z", "2026-11-30T09:00:05.000Z"],
])("the Monday after %s", (now, monday) => {
  expect(new Date(Date.parse(now) + untilMonday(new Date(now))).toISOString()).toBe(monday);
});
