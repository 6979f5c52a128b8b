import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDynamoStore } from "../../../src/adapters/dynamodb/create-dynamo-store.ts";
import type { Store } from "../../../src/ports/store.ts";
import { noFlag } from "../../../src/recurrence/flag-state.ts";
import { lookUpOccurrence, pipelineOccurrence } from "../../../src/recurrence/occurrence-of.ts";
import { seedOccurrences } from "../../../infra/surroundings/seed-occurrences.ts";
import { consumedUnits } from "../../../infra/surroundings/consumed-units.ts";
import { startEmbeddedTable } from "../../../infra/surroundings/embedded-table.ts";
import { aLink, aRun } from "../store-contract.ts";

const team = "C000000001";
const error = "push/412/SOURCE_DOES_NOT_EXIST";
const now = new Date("2026-11-20T10:00:00.000Z");
const reply = { kind: "reply" as const, run: aRun(), channel: team };
const place = { project: aRun().project, workflow: "Nightly push", branch: "main" };
const occurrence = () => pipelineOccurrence(team, error, aRun(), { organization: "acme", source: "acme-products" });
const open = {
  place,
  errorId: error,
  channel: team,
  run: aRun(),
  ts: null,
  claimedAt: now.toISOString(),
  claimedUntil: now.toISOString(),
  openedAt: now.toISOString(),
  lastAt: now.toISOString(),
  storm: null,
  recovered: null,
  revision: 0,
};

/** One after another, on one table. One unit is a write of 1 KiB, also one that is refused, or a consistent read of 4 KiB. */
const steps: [name: string, step: (store: Store) => Promise<unknown>, units: number][] = [
  ["a new occurrence", async (store) => store.recordOccurrence(await occurrence()), 1],
  ["an occurrence that is there", async (store) => store.recordOccurrence(await occurrence()), 1],
  ["a look-up", async (store) => store.recordOccurrence(await lookUpOccurrence(team, error, now)), 1],
  ["a new run", (store) => store.openRun(aRun()), 1],
  ["a run that is there: refused, and read", (store) => store.openRun(aRun()), 2],
  ["what came of a run", (store) => store.closeRun(aRun(), { kind: "explained", errorIds: [error], omittedJobs: 0, notPosted: null }), 1],
  ["a reservation", (store) => store.reserve(reply, 15), 1],
  ["a message that is posted", (store) => store.markPosted(reply, "1700000000.000100"), 1],
  ["where a message is", (store) => store.findPosted(reply), 1],
  ["a flag's state", (store) => store.findFlag({ team, errorId: error }), 1],
  ["a flag's change", (store) => store.changeFlag({ team, errorId: error }, noFlag), 1],
  ["an open failure", (store) => store.findOpenFailure({ place, errorId: error }), 1],
  ["an open failure's change", (store) => store.changeOpenFailure(open), 1],
  ["a run that passed", (store) => store.putGreen(place, { runId: "9", attempt: 1, runUrl: null, at: now.toISOString() }), 1],
  ["a digest's slot that is moved on", (store) => store.moveDueAt(team, "2026-11-16T09:00:00.000Z", "2026-11-23T09:00:00.000Z"), 1],
  ["the occurrences around a time, one side of it", (store) => store.listOccurrencesFrom("last", { team, errorId: error, from: "2026-11-19", until: "2026-11-21", limit: 5 }), 1],
];

let table: Awaited<ReturnType<typeof startEmbeddedTable>>;
let store: Store;
let units: ReturnType<typeof consumedUnits>;
beforeAll(async () => {
  table = await startEmbeddedTable();
  store = createDynamoStore({ ...table, clock: () => now });
  await store.putLink(aLink(team));
  await store.joinTeam(team, "2026-11-16T09:00:00.000Z");
  units = consumedUnits(table.client);
});
afterAll(() => table.close());

describe("what a step consumes of the table, in capacity units", () => {
  test.each(steps)("%s", async (_, step, expected) => {
    expect((await units.of(() => step(store))).units).toBe(expected);
  });
});

test("which of several errors was met last takes a request where a team has few occurrences, and no more than one an error where it has many", async () => {
  const channel = "C000000002";
  const errorIds = ["http/429", "push/429", "push/429/TOO_MANY_DOCUMENTS_DAILY", "push/429/TOO_MANY_REQUESTS", "usage-analytics/429/TooManyRequestsException"];
  const asked = () => units.of(() => store.listLatest({ team: channel, errorIds, from: "2026-10-20", until: "2026-11-21" }));
  const many = (errorId: string, count: number) => seedOccurrences(table, { team: channel, errorId, times: Array.from({ length: count }, (_, at) => now.getTime() - at * 60_000) });
  await many("push/429/TOO_MANY_REQUESTS", 5);
  expect(await asked()).toMatchObject({ units: 1, requests: 1 });
  for (const errorId of ["http/429", "push/413", "push/429/TOO_MANY_REQUESTS", "push/5XX"]) await many(errorId, 500);
  const lots = await asked();
  expect(lots.requests).toBeLessThanOrEqual(errorIds.length);
  expect(lots.units).toBeLessThanOrEqual(3 + errorIds.length);
});
