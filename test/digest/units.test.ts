import { afterAll, beforeAll, expect, test } from "vitest";
import { createDynamoStore } from "../../src/adapters/dynamodb/create-dynamo-store.ts";
import { deliverDigest } from "../../src/digest/deliver-digest.ts";
import { queueDueDigests } from "../../src/digest/queue-due-digests.ts";
import type { Store } from "../../src/ports/store.ts";
import { seedOccurrences } from "../../infra/surroundings/seed-occurrences.ts";
import { anOccurrence } from "../support/an-occurrence.ts";
import { consumedUnits } from "../../infra/surroundings/consumed-units.ts";
import { digestWorld } from "../support/digest-ports.ts";
import { startEmbeddedTable } from "../../infra/surroundings/embedded-table.ts";

const slot = "2026-11-23T08:00:00.000Z";
const world = digestWorld(slot);
let table: Awaited<ReturnType<typeof startEmbeddedTable>>;
let store: Store;
let consumed: ReturnType<typeof consumedUnits>;
beforeAll(async () => {
  table = await startEmbeddedTable();
  store = createDynamoStore({ ...table, clock: world.ports.clock });
  consumed = consumedUnits(table.client);
});
afterAll(() => table.close());

const errors = ["push/413", "push/429/TOO_MANY_REQUESTS", "push/412/SOURCE_DOES_NOT_EXIST", "push/5XX", "http/429"];

/** Spread over the 35 days that an occurrence lives. */
const fill = async (team: string, count: number): Promise<void> => {
  for (let at = 0; at < count; at += 1) {
    const occurredAt = new Date(Date.parse(slot) - ((at + 0.5) / count) * 34 * 86_400_000).toISOString();
    await store.recordOccurrence(anOccurrence(occurredAt, { team, errorId: errors[at % errors.length] ?? "", runUrl: "https://github.com/acme/loader/actions/runs/123456789" }));
  }
};

test("one range for a team costs less than three times the least that can be read, in one request in place of one an error", async () => {
  for (const count of [20, 200]) {
    const team = `CUNITS${count}`;
    await fill(team, count);
    const range = { team, from: "2026-11-09T00:00:00.000Z", until: slot };
    const whole = await consumed.of(() => store.listOccurrences(range));
    const byError = await consumed.of(async () => {
      for (const errorId of errors) await store.listOccurrences({ ...range, errorId });
    });
    expect(whole.requests).toBe(1);
    expect(byError.requests).toBe(errors.length);
    expect(whole.units).toBeLessThan(3 * byError.units);
    // What finds the errors to ask for would come on top.
    if (count === 20) expect(whole.units).toBeLessThanOrEqual(byError.units);
  }
});

test("of a team with a long history, one day costs that day and half a unit or more for each error, however much it met before", async () => {
  const team = "CHISTORY";
  const times = Array.from({ length: 300 }, (_, at) => Date.parse(slot) - (2 + at / 10) * 86_400_000);
  for (const errorId of errors) await seedOccurrences(table, { team, errorId, times: [...times, Date.parse(slot) - 3_600_000] });
  const read = async (from: string) => {
    let found = 0;
    const cost = await consumed.of(async () => void (found = (await store.listOccurrences({ team, from, until: slot })).length));
    return { found, ...cost };
  };
  const whole = await read("2026-10-01T00:00:00.000Z");
  const day = await read("2026-11-22T08:00:00.000Z");
  expect([whole.found, day.found]).toEqual([301 * errors.length, errors.length]);
  // The first request reads 500 of all times.
  expect(day.units).toBeLessThan(whole.units / 2);
  expect(day.requests).toBe(1 + errors.length + 1 + errors.length);
});

test("a digest of 200 occurrences costs 32 units at most, two thirds of them the range", async () => {
  const team = "CUNITS200";
  await store.joinTeam(team, slot);
  const cost = await consumed.of(() => deliverDigest({ ...world.ports, store }, { team, slot }));
  expect(world.slack.messages).toHaveLength(1);
  expect(cost.units).toBeLessThanOrEqual(32);
});

test("a team without anything costs nine at most", async () => {
  await store.joinTeam("CQUIET", slot);
  const cost = await consumed.of(() => deliverDigest({ ...world.ports, store }, { team: "CQUIET", slot }));
  expect(cost.units).toBeLessThanOrEqual(9);
});

test("a sweep over a thousand teams reads them in one request, for ten units at most", async () => {
  for (let at = 0; at < 1_000; at += 50) await Promise.all(Array.from({ length: 50 }, (_, one) => store.joinTeam(`CSWEEP${at + one}`, "2026-12-01T00:00:00.000Z")));
  const cost = await consumed.of(() => queueDueDigests({ ...world.ports, store }));
  expect(cost.requests).toBe(1);
  expect(cost.units).toBeLessThanOrEqual(10);
});
