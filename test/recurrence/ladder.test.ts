import { describe, expect, test } from "vitest";
import { ladderOf, laddersOf } from "../../src/recurrence/ladder.ts";
import type { Thresholds } from "../../src/recurrence/team-profile.ts";

describe("the ladders of an error", () => {
  test.each([
    ["push/429/TOO_MANY_REQUESTS", ["throttling", "daily-limit"]],
    ["push/429", ["throttling", "daily-limit"]],
    ["push/429/RELATIONSHIP_UPDATE_RATE_LIMIT_EXCEEDED", ["throttling"]],
    ["usage-analytics/429/TooManyRequestsException", ["throttling"]],
    ["usage-analytics/429", ["throttling"]],
    ["http/429", ["throttling"]],
    ["push/429/TOO_MANY_DOCUMENTS_DAILY", ["daily-limit"]],
    ["push/412/DOCUMENT_LIMIT_EXCEEDED", ["daily-limit"]],
    ["push/412", ["other"]],
    ["push/401/INVALID_TOKEN", ["other"]],
    ["an/id/of/the/past", ["other"]],
  ])("%s: %j", (errorId, ladders) => {
    expect(laddersOf(errorId)).toEqual(ladders);
  });
});

describe("a team's own thresholds", () => {
  const reachesOf = (name: "throttling" | "daily-limit" | "other", thresholds?: Thresholds) => {
    const { notice, warning } = ladderOf(name, thresholds);
    return { notice: notice.map(({ reach }) => reach), warning: warning.map(({ reach }) => reach) };
  };
  test.each([
    ["none", {}, { notice: [3], warning: [10, 3] }],
    ["its own, the days stay", { throttling: { notice: 5, warning: 20 } }, { notice: [5], warning: [20, 3] }],
    ["a warning not above the notice is moved above it", { throttling: { notice: 5, warning: 5 } }, { notice: [5], warning: [6, 3] }],
    ["less than one is one", { throttling: { notice: 0, warning: 0 } }, { notice: [1], warning: [2, 3] }],
    ["another ladder's", { other: { notice: 1, warning: 2 } }, { notice: [3], warning: [10, 3] }],
  ])("throttling, %s", (_, thresholds: Thresholds, expected) => {
    expect(reachesOf("throttling", thresholds)).toEqual(expected);
  });

  test("of days take no more than there are in their window", () => {
    expect(reachesOf("daily-limit", { "daily-limit": { notice: 3, warning: 30 } })).toEqual({ notice: [3], warning: [7] });
  });
});
