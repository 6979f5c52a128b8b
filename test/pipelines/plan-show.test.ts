import { fc } from "../support/properties.ts";
import { expect, test } from "vitest";
import { isToCome, planShow } from "../../src/pipelines/plan-show.ts";
import { notShown } from "../../src/recurrence/storm.ts";

const now = Date.parse("2026-11-20T10:00:00.000Z");
const gap = 20_000;
const shownAt = (ahead: number) => ({ ...notShown, at: new Date(now + ahead).toISOString() });

test.each([
  ["one that nobody showed yet, at once", notShown, { kind: "now" }],
  ["one that was shown long ago, at once", shownAt(-gap), { kind: "now" }],
  ["one that was shown just now, when the gap is over", shownAt(0), { kind: "plan", at: "2026-11-20T10:00:20.000Z", seconds: 20 }],
  ["one that was shown a while ago, when the gap is over", shownAt(-12_500), { kind: "plan", at: "2026-11-20T10:00:07.500Z", seconds: 8 }],
  ["one whose gap is over in a moment, after what clocks may differ by", shownAt(-19_500), { kind: "plan", at: "2026-11-20T10:00:02.000Z", seconds: 2 }],
  ["one that is shown in a while, not at all: that tells of it", shownAt(8_000), { kind: "later" }],
  ["one that is shown in a moment, a gap later: what changed may be read already", shownAt(1_500), { kind: "plan", at: "2026-11-20T10:00:21.500Z", seconds: 22 }],
  ["one that is to be shown further ahead than anybody plans, at once", shownAt(600_000), { kind: "now" }],
])("what changed in a storm is shown of %s", (_, show, expected) => {
  expect(planShow(show, now, gap)).toEqual(expected);
});

test("without a gap each change is shown at once", () => {
  for (const ahead of [0, -1, -60_000]) expect(planShow(shownAt(ahead), now, 0)).toEqual({ kind: "now" });
});

test("no plan is for less than what clocks differ by, and none is before its seconds are over", () => {
  fc.assert(
    fc.property(fc.integer({ min: -2 * gap, max: 3 * gap }), fc.integer({ min: 0, max: 60_000 }), (ahead, anyGap) => {
      const plan = planShow(shownAt(ahead), now, anyGap);
      if (plan.kind === "later") expect(isToCome(shownAt(ahead), now)).toBe(true);
      if (plan.kind !== "plan") return;
      expect(Date.parse(plan.at) - now).toBeGreaterThanOrEqual(2_000);
      expect(Date.parse(plan.at) - (now + ahead)).toBeGreaterThanOrEqual(anyGap);
      expect(plan.seconds * 1000).toBeGreaterThanOrEqual(Date.parse(plan.at) - now);
    }),
  );
});
