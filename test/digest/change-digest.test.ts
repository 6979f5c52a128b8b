import { beforeEach, describe, expect, test } from "vitest";
import { createMemoryStore } from "../../src/adapters/memory/create-memory-store.ts";
import { changeDigest } from "../../src/digest/change-digest.ts";
import type { Store } from "../../src/ports/store.ts";

const team = "C000000001";
const monday = "2026-11-23T08:00:00.000Z";
const friday = { weekday: 5, time: "09:00", zone: "Europe/Paris" } as const;

describe("a team's digest is changed", () => {
  let now: string;
  let store: Store;
  const change = (wanted: Parameters<typeof changeDigest>[2]) =>
    changeDigest({ store, timeZone: "Europe/Paris", clock: () => new Date(now) }, team, wanted);
  const dueAt = async () => (await store.findDigestState(team))?.dueAt;
  beforeEach(async () => {
    now = "2026-11-24T10:00:00.000Z";
    store = createMemoryStore({ clock: () => new Date(now) });
    await store.joinTeam(team, monday);
    await store.moveDueAt(team, monday, "2026-11-30T08:00:00.000Z", monday);
  });

  test("another day is the next such day half a week or more after the last digest", async () => {
    expect(await change({ schedule: friday })).toMatchObject({ kind: "changed", next: "2026-11-27T08:00:00.000Z", profile: { schedule: friday } });
    expect(await store.findDigestState(team)).toEqual({ dueAt: "2026-11-27T08:00:00.000Z", toldUntil: monday });
  });

  test("back to the stage's own schedule", async () => {
    await change({ schedule: friday });
    expect(await change({ schedule: null })).toMatchObject({ next: "2026-11-30T08:00:00.000Z" });
  });

  test("off keeps its slots coming; on again nothing that passed is replayed", async () => {
    expect(await change({ digestOn: false })).toMatchObject({ kind: "changed", next: null });
    expect(await dueAt()).toBe("2026-11-30T08:00:00.000Z");
    now = "2026-11-30T08:30:00.000Z";
    expect(await change({ digestOn: true })).toMatchObject({ next: "2026-12-07T08:00:00.000Z" });
    expect(await store.findDigestState(team)).toEqual({ dueAt: "2026-12-07T08:00:00.000Z", toldUntil: monday });
  });

  test("a channel that is no team has none", async () => {
    await store.leaveTeam(team);
    expect(await change({ digestOn: true })).toEqual({ kind: "no-team" });
  });

  test("a slot that somebody else moves meanwhile is looked at again", async () => {
    const move = store.moveDueAt;
    let isFirst = true;
    store.moveDueAt = async (...moved) => {
      if (isFirst) {
        isFirst = false;
        await move(team, "2026-11-30T08:00:00.000Z", "2026-12-07T08:00:00.000Z", "2026-11-30T08:00:00.000Z");
      }
      return move(...moved);
    };
    expect(await change({ schedule: friday })).toMatchObject({ next: "2026-12-04T08:00:00.000Z" });
  });
});
