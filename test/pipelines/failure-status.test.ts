import { beforeEach, describe, expect, test } from "vitest";
import { createDynamoStore } from "../../src/adapters/dynamodb/create-dynamo-store.ts";
import { createMemoryStore } from "../../src/adapters/memory/create-memory-store.ts";
import { readStatus } from "../../src/pipelines/failure-status.ts";
import type { OpenFailure } from "../../src/pipelines/open-failure.ts";
import type { Store } from "../../src/ports/store.ts";
import { consumedUnits } from "../../infra/surroundings/consumed-units.ts";
import { anOccurrenceAt, seedOccurrences } from "../../infra/surroundings/seed-occurrences.ts";
import { startEmbeddedTable } from "../../infra/surroundings/embedded-table.ts";

const team = "C000000001";
const errorId = "push/413";
const minute = 60_000;
const now = Date.parse("2026-11-20T10:00:00.000Z");
const clock = () => new Date(now);
const iso = (time: number): string => new Date(time).toISOString();
/** The failure's own place is that of `anOccurrenceAt`. */
const { project, workflow, branch } = { project: { connection: "github", key: "77001", name: "acme/catalog-loader" }, workflow: "Nightly push", branch: "main" };
const openFrom = (from: number, lastAt: number, changes: Partial<OpenFailure> = {}): OpenFailure => ({
  place: { project, workflow, branch },
  errorId,
  channel: team,
  run: { project, runId: "0", attempt: 1, occasion: null },
  ts: "1",
  claimedAt: iso(from),
  claimedUntil: iso(from),
  openedAt: iso(from),
  lastAt: iso(lastAt),
  storm: null,
  recovered: null,
  revision: 1,
  ...changes,
});

describe("how often a failure came", () => {
  let store: Store;
  let number: number;
  beforeEach(() => {
    store = createMemoryStore({ clock });
    number = 0;
  });
  /** One a minute up to `until`. */
  const failed = async (times: number, { on = branch, until = now }: { on?: string; until?: number } = {}): Promise<void> => {
    for (let index = 0; index < times; index += 1) await store.recordOccurrence({ ...anOccurrenceAt(until - (times - 1 - index) * minute, { team, errorId, number: (number += 1) }), ...(on === branch ? {} : { branch: on }) });
  };

  test("is exact up to 199 times, and 'at least' beyond, with when it began and when it was last", async () => {
    await failed(199);
    const from = now - 198 * minute;
    expect(await readStatus(store, openFrom(from, now))).toEqual({ count: 199, since: iso(from), last: { runId: "199", attempt: 1, runUrl: expect.any(String), at: iso(now) }, recovered: null });
    await failed(400);
    expect(await readStatus(store, openFrom(now - 399 * minute, now))).toMatchObject({ count: 200, atLeast: true, since: iso(now - 399 * minute), last: { at: iso(now) } });
  });

  test("is known where other places failed more than are read since: its own last is still told, and that it recovered", async () => {
    await failed(3, { until: now - 400 * minute });
    await failed(300, { on: "other" });
    const open = openFrom(now - 402 * minute, now - 400 * minute);
    expect(await readStatus(store, open)).toMatchObject({ count: 3, atLeast: true, last: { runId: "3", at: iso(now - 400 * minute) } });
    const green = { runId: "9", attempt: 1, runUrl: null, at: iso(now + minute) };
    expect(await readStatus(store, { ...open, recovered: green })).toMatchObject({ count: 3, recovered: green });
  });

  test("is undefined where all were taken back; that it recovered is told all the same", async () => {
    await failed(1);
    const [met] = await store.listOccurrences({ team, from: "2026", until: "2027" });
    if (met === undefined) throw new Error("nothing was met");
    await store.withdrawOccurrence(met, { by: "U1", at: iso(now) });
    expect(await readStatus(store, openFrom(now, now))).toBeUndefined();
    const green = { runId: "9", attempt: 1, runUrl: null, at: iso(now + minute) };
    expect(await readStatus(store, openFrom(now, now, { recovered: green }))).toMatchObject({ count: 1, recovered: green });
  });
});

test("reading it costs no more with 5,000 repeats than with 500", async () => {
  const read = await Promise.all(
    [500, 5_000].map(async (repeats) => {
      const table = await startEmbeddedTable();
      try {
        const from = now - repeats * minute;
        await seedOccurrences(table, { team, errorId, times: Array.from({ length: repeats }, (_, index) => from + index * minute) });
        const store = createDynamoStore({ ...table, clock });
        let count: number | undefined;
        const { units } = await consumedUnits(table.client).of(async () => {
          count = (await readStatus(store, openFrom(from, now - minute)))?.count;
        });
        return { units, count };
      } finally {
        await table.close();
      }
    }),
  );
  // Longer numbers of runs make an item a little larger.
  for (const { count, units } of read) expect([count, units <= 25]).toEqual([200, true]);
});
