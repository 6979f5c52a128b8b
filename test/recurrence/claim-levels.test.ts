import { expect, test } from "vitest";
import { createMemoryStore } from "../../src/adapters/memory/create-memory-store.ts";
import type { OccurrenceStore } from "../../src/ports/occurrence-store.ts";
import { claimLevels } from "../../src/recurrence/claim-levels.ts";
import { noFlag } from "../../src/recurrence/flag-state.ts";
import { anOccurrence } from "../support/an-occurrence.ts";

const team = "C000000001";
const errorId = "push/429/TOO_MANY_REQUESTS";

test("nothing is read twice, however many flags were raised lately", async () => {
  const now = new Date("2026-11-30T12:00:00.000Z");
  const store = createMemoryStore({ clock: () => now });
  const asked: string[] = [];
  const counting: Pick<OccurrenceStore, "listOccurrencesFrom"> = {
    listOccurrencesFrom: (...question) => {
      asked.push(JSON.stringify(question));
      return store.listOccurrencesFrom(...question);
    },
  };
  let state = noFlag;
  // Three each second day: each is an episode of its own for throttling, and all are one for the daily limit.
  for (let day = 2; day <= 30; day += 2) {
    for (const hour of ["02", "03", "04"]) {
      const occurredAt = `2026-11-${String(day).padStart(2, "0")}T${hour}:00:00.000Z`;
      await store.recordOccurrence(anOccurrence(occurredAt, { team, errorId }));
      asked.length = 0;
      ({ state } = await claimLevels(counting, { team, errorId, occurredAt }, state, { thresholds: {}, now }));
      expect(asked.length).toBe(new Set(asked).size);
    }
  }
  expect(state.claims.length).toBeGreaterThan(15);
  expect(asked.length).toBeLessThanOrEqual(60);
});
