import { beforeEach, describe, expect, test } from "vitest";
import { createMemoryStore } from "../../src/adapters/memory/create-memory-store.ts";
import { countLookUp } from "../../src/commands/count-look-up.ts";
import type { Store } from "../../src/ports/store.ts";
import { lookUpOccurrence } from "../../src/recurrence/occurrence-of.ts";

const team = "C000000001";
const error = "push/429/TOO_MANY_REQUESTS";
const hour = 3_600_000;
const start = Date.parse("2026-11-20T10:20:00.000Z");

let now: number;
let store: Store;
let asked: string[];
let queued: unknown[];
beforeEach(() => {
  now = start;
  asked = [];
  queued = [];
  const held = createMemoryStore({ clock: () => new Date(now) });
  store = {
    ...held,
    recordOccurrence: async (...given) => {
      asked.push("write");
      return held.recordOccurrence(...given);
    },
    listOccurrencesFrom: async (...given) => {
      asked.push("read");
      return held.listOccurrencesFrom(...given);
    },
  };
});

const queue = { send: async (message: unknown) => void queued.push(message) };
const lookUp = (known: { lastMet?: string | null; counts?: boolean } = {}) => {
  asked = [];
  return countLookUp({ store, queue, clock: () => new Date(now), log: () => {} }, team, error, { counts: true, ...known });
};
const counted = async () => (await store.listOccurrences({ team, from: "2026-01-01", until: "2027-01-01" })).map(({ occurredAt }) => occurredAt);
const ago = (hours: number) => new Date(start - hours * hour).toISOString();

describe("a look-up", () => {
  test("is written the first time in an hour, and read the other times", async () => {
    expect(await lookUp()).toMatchObject({ lookups: 0 });
    expect(asked).toEqual(["read", "write"]);
    now += hour / 2;
    expect(await lookUp()).toMatchObject({ lookups: 0 });
    expect(asked).toEqual(["read"]);
    expect(queued).toHaveLength(1);
    now += hour / 2;
    expect(await lookUp()).toMatchObject({ lookups: 1 });
    expect(asked).toEqual(["read", "write"]);
    expect(await counted()).toEqual(["2026-11-20T10:00:00.000Z", "2026-11-20T11:00:00.000Z"]);
  });

  test("that was taken back stays so, and raises nothing", async () => {
    await lookUp();
    await store.withdrawOccurrence(await lookUpOccurrence(team, error, new Date(now)), { by: "U000000001", at: ago(0) });
    expect(await lookUp()).toMatchObject({ lookups: 0 });
    expect([await counted(), queued]).toEqual([[], [expect.anything()]]);
  });

  test.each([
    ["was never met", null],
    ["was met before the days that are told of", ago(24 * 8)],
  ])("of what %s, as is known, is written without a read", async (_, lastMet) => {
    expect(await lookUp({ lastMet })).toMatchObject({ pipelines: 0, lookups: 0, last: null });
    expect(asked).toEqual(["write"]);
    expect(await counted()).toHaveLength(1);
  });

  test("of what was met lately is read, though it is known when", async () => {
    await store.recordOccurrence(await lookUpOccurrence(team, error, new Date(start - 5 * hour)));
    expect(await lookUp({ lastMet: ago(5) })).toMatchObject({ lookups: 1 });
    expect(asked).toEqual(["read", "write"]);
  });

  test.each<[string, Partial<Store>]>([
    ["cannot be read", { listOccurrencesFrom: async () => Promise.reject(new Error("throttled")) }],
    ["is not answered", { listOccurrencesFrom: () => new Promise(() => {}) }],
    ["cannot be written", { recordOccurrence: async () => Promise.reject(new Error("throttled")) }],
  ])("of what %s is left to the consumer to be counted, unless it does not count", async (_, broken) => {
    Object.assign(store, broken);
    expect(await lookUp()).toBeNull();
    expect(queued).toEqual([{ version: 1, kind: "slack", work: "look-up", correlationId: (await lookUpOccurrence(team, error, new Date(now))).dedupeId, team, errorId: error, occurredAt: "2026-11-20T10:00:00.000Z" }]);
    await lookUp({ counts: false });
    expect(queued).toHaveLength(1);
  });

  test("that does not count is not written", async () => {
    await lookUp({ counts: false });
    expect([asked, await counted()]).toEqual([["read"], []]);
  });
});
