import { beforeEach, describe, expect, test } from "vitest";
import type { Clock } from "../../src/ports/clock.ts";
import type { FlagStore } from "../../src/ports/flag-store.ts";
import type { OrganizationStore } from "../../src/ports/organization-store.ts";
import { changeFlag } from "../../src/recurrence/change-flag.ts";
import { noFlag, type FlagState } from "../../src/recurrence/flag-state.ts";

type Stores = FlagStore & OrganizationStore;

const day = 86_400_000;
const start = Date.parse("2026-11-20T10:00:00.000Z");
const errorId = "push/429/TOO_MANY_REQUESTS";

const full: FlagState = {
  claims: [{ ladder: "throttling", level: "notice", episode: "2026-11-20T09:00:00.000Z", through: "2026-11-20T09:30:00.000Z", raisedAt: "2026-11-20T09:31:00.000Z", told: true }],
  snooze: { until: "2026-11-27T10:00:00.000Z", unlessWorseThan: "notice", by: "U1", at: "2026-11-20T10:00:00.000Z" },
  mutes: [{ project: null, until: "2026-12-01T00:00:00.000Z", reason: "a migration", by: "U1", at: "2026-11-20T10:00:00.000Z" }],
  taken: { by: "U2", at: "2026-11-20T10:00:00.000Z" },
  revision: 0,
};

/** What every store does with flags and organizations. `create` gives a store, not an empty one. */
export const describeFlagStore = (name: string, create: (clock: Clock) => Promise<Stores>): void => {
  describe(`flags in the store (${name})`, () => {
    let now = start;
    let store: Stores;
    let team: string;
    let count = 0;
    beforeEach(async () => {
      now = start;
      store = await create(() => new Date(now));
      team = `CFLAG${String((count += 1)).padStart(5, "0")}`;
    });

    test("nothing is there until something is put, and then all of it", async () => {
      expect(await store.findFlag({ team, errorId })).toEqual(noFlag);
      expect(await store.changeFlag({ team, errorId }, full)).toBe("changed");
      expect(await store.findFlag({ team, errorId })).toEqual({ ...full, revision: 1 });
      expect(await store.findFlag({ team, errorId: "push/413" })).toEqual(noFlag);
      expect(await store.findFlag({ team: `${team}X`, errorId })).toEqual(noFlag);
    });

    test("a state takes the place of the one it was made from, and of no other", async () => {
      await store.changeFlag({ team, errorId }, full);
      expect(await store.changeFlag({ team, errorId }, full)).toBe("conflict");
      expect(await store.changeFlag({ team, errorId }, { ...full, taken: null, revision: 2 })).toBe("conflict");
      expect(await store.changeFlag({ team, errorId }, { ...full, taken: null, revision: 1 })).toBe("changed");
      expect(await store.findFlag({ team, errorId })).toEqual({ ...full, taken: null, revision: 2 });
      expect(await store.changeFlag({ team, errorId: "push/413" }, { ...full, revision: 1 })).toBe("conflict");
    });

    test("changes from many sides at once are all made", async () => {
      const add = (by: string) => changeFlag(store, { team, errorId }, (state) => ({ ...state, mutes: [...state.mutes, { project: null, until: "2026-12-01T00:00:00.000Z", reason: "planned", by, at: "2026-11-20T10:00:00.000Z" }] }));
      await Promise.all(["U1", "U2", "U3", "U4", "U5", "U6"].map(add));
      const { mutes, revision } = await store.findFlag({ team, errorId });
      expect(mutes.map((mute) => mute.by).toSorted()).toEqual(["U1", "U2", "U3", "U4", "U5", "U6"]);
      expect(revision).toBe(6);
    });

    test("a change that changes nothing writes nothing", async () => {
      await store.changeFlag({ team, errorId }, full);
      expect(await changeFlag(store, { team, errorId }, (state) => state)).toEqual({ ...full, revision: 1 });
      expect(await store.findFlag({ team, errorId })).toMatchObject({ revision: 1 });
    });

    test("a team's flags are listed, and no other team's", async () => {
      await store.changeFlag({ team, errorId }, full);
      await store.changeFlag({ team, errorId: "push/413" }, { ...full, snooze: null });
      await store.changeFlag({ team: `${team}X`, errorId: "push/412" }, full);
      expect(await store.listFlags(team)).toEqual([
        { errorId: "push/413", state: { ...full, snooze: null, revision: 1 } },
        { errorId, state: { ...full, revision: 1 } },
      ]);
      expect(await store.listFlags(`${team}Y`)).toEqual([]);
    });

    test("what nobody changed for 130 days is over, and may be put anew", async () => {
      await store.changeFlag({ team, errorId }, full);
      now += 130 * day;
      expect(await store.findFlag({ team, errorId })).toEqual(noFlag);
      expect(await store.listFlags(team)).toEqual([]);
      expect(await store.changeFlag({ team, errorId }, { ...full, revision: 1 })).toBe("conflict");
      expect(await store.changeFlag({ team, errorId }, full)).toBe("changed");
    });

    test("the teams that met a limit of an organization on a day are counted, each once", async () => {
      const hit = { organization: `acme-${team}`, errorId: "push/429/TOO_MANY_DOCUMENTS_DAILY", day: "2026-11-20" };
      expect(await store.countTeams(hit)).toBe(0);
      for (const each of [team, `${team}X`, team]) await store.noteHit({ ...hit, team: each });
      await store.noteHit({ ...hit, team, day: "2026-11-21" });
      await store.noteHit({ ...hit, team, errorId: "push/429/TOO_MANY_DOCUMENTS_DAILY_2" });
      await store.noteHit({ ...hit, team, organization: `acme-${team}-2` });
      expect(await store.countTeams(hit)).toBe(2);
      now += 36 * day;
      expect(await store.countTeams(hit)).toBe(0);
    });
  });
};
