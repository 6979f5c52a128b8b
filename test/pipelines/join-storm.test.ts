import { expect, test } from "vitest";
import { createMemoryStore } from "../../src/adapters/memory/create-memory-store.ts";
import type { FailedRun } from "../../src/pipelines/failed-run.ts";
import { joinStorm } from "../../src/pipelines/join-storm.ts";
import { pipelineOccurrence } from "../../src/recurrence/occurrence-of.ts";
import { aRun } from "../adapters/store-contract.ts";

const clock = () => new Date("2026-11-20T10:30:00.000Z");
const channel = "C000000001";
const errorId = "push/429/TOO_MANY_REQUESTS";
const runOf = (place: number): FailedRun => ({ ...aRun(), project: { connection: "github", key: `${place}`, name: `acme/feeder-${place}` }, runId: `${place}`, occurredAt: `2026-11-20T10:0${place}:00.000Z` });

/** Three places failed within minutes. */
const stormy = async () => {
  const store = createMemoryStore({ clock });
  for (const place of [1, 2, 3]) await store.recordOccurrence(await pipelineOccurrence(channel, errorId, runOf(place), { organization: "acme", source: null }));
  return store;
};

test.each([
  ["begins it", 0],
  ["joins it", 1],
])("whoever %s while somebody else changes it changes nothing, and joins it as it is then", async (_, before) => {
  const store = await stormy();
  for (let joined = 0; joined < before; joined += 1) await joinStorm({ store, clock }, { run: runOf(1), channel, errorId });
  const overtaken = { ...store, changeStorm: async (storm: Parameters<typeof store.changeStorm>[0]) => (await joinStorm({ store, clock }, { run: runOf(2), channel, errorId }), store.changeStorm(storm)) };

  expect(await joinStorm({ store: overtaken, clock }, { run: runOf(3), channel, errorId })).toBe("again");
  const theirs = await store.findStorm({ team: channel, errorId });
  expect(theirs?.lastAt).toBe(runOf(2).occurredAt);
  expect(await joinStorm({ store, clock }, { run: runOf(3), channel, errorId })).toEqual({ ...theirs, lastAt: runOf(3).occurredAt, joins: before + 2, revision: before + 2 });
});
