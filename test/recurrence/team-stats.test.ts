import { expect, test } from "vitest";
import { metOf } from "../../src/recurrence/met.ts";
import { lookUpOccurrence, pipelineOccurrence } from "../../src/recurrence/occurrence-of.ts";
import { teamStats } from "../../src/recurrence/team-stats.ts";
import { aRun } from "../adapters/store-contract.ts";

const target = { organization: null, source: null };
const pipeline = (errorId: string, occurredAt: string) => pipelineOccurrence("C1", errorId, aRun({ occurredAt }), target);
const lookUp = (errorId: string, at: string) => lookUpOccurrence("C1", errorId, new Date(at));

const flag = { errorId: "push/413", level: "warning", raisedAt: "2026-11-18T09:00:01.000Z", snoozedUntil: null, takenBy: "U1" } as const;

test("a team's errors are counted by source, the most frequent first, of equals the latest; beside them the flags that are up", async () => {
  const occurrences = await Promise.all([
    pipeline("push/413", "2026-11-18T09:00:00.000Z"),
    lookUp("push/5XX", "2026-11-19T09:30:00.000Z"),
    pipeline("push/412", "2026-11-17T09:00:00.000Z"),
    lookUp("push/412", "2026-11-16T09:00:00.000Z"),
  ]);
  expect(teamStats("C1", occurrences, [flag])).toEqual({
    team: "C1",
    errors: [
      { id: "push/412", count: 2, pipelines: 1, lookups: 1, last: "2026-11-17T09:00:00.000Z" },
      { id: "push/5XX", count: 1, pipelines: 0, lookups: 1, last: "2026-11-19T09:00:00.000Z", lastIsLookUp: true },
      { id: "push/413", count: 1, pipelines: 1, lookups: 0, last: "2026-11-18T09:00:00.000Z" },
    ],
    flags: [{ id: "push/413", level: "warning", raisedAt: "2026-11-18T09:00:01.000Z", snoozedUntil: null }],
  });
});

test("a team that met nothing has empty stats", () => {
  expect(teamStats("C1", [], [])).toEqual({ team: "C1", errors: [], flags: [] });
  expect(metOf([], 7)).toEqual({ pipelines: 0, lookups: 0, last: null, days: 7 });
});
