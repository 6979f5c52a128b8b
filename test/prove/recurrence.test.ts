import { expect, test } from "vitest";
import { proveInMemory, proveOnServers } from "../../infra/prove/recurrence/prove-recurrence.ts";
import { seed } from "../support/seed.ts";

// The whole of it: npm run prove -- recurrence

test("weeks of failures, with crashes at any call, end with everything counted, flagged, told and summed up once", async () => {
  const { figures, violations, byRule } = await proveInMemory({ seed, weeks: 6, teams: 12 });
  expect({ seed, byRule, violations }).toEqual({ seed, byRule: {}, violations: [] });
  expect(figures.occurrences).toBeGreaterThan(100);
  expect(figures.crashes).toBeGreaterThan(10);
  expect(figures.digests).toBeGreaterThan(20);
  expect(figures.flagMessages).toBeGreaterThan(10);
  expect(figures.withdrawn).toBeGreaterThan(10);
  expect(figures.putBack).toBeGreaterThan(10);
});

test("and so on the table's wire protocol and Slack's", async () => {
  const { figures, violations, byRule } = await proveOnServers({ seed, weeks: 1, teams: 3 });
  expect({ seed, byRule, violations }).toEqual({ seed, byRule: {}, violations: [] });
  expect(figures.digests).toBeGreaterThan(0);
});
