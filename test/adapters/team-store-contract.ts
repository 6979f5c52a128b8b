import { beforeEach, describe, expect, test } from "vitest";
import type { Clock } from "../../src/ports/clock.ts";
import type { ProjectStore } from "../../src/ports/project-store.ts";
import type { TeamStore } from "../../src/ports/team-store.ts";
import type { WeekStore } from "../../src/ports/week-store.ts";
import { aLink } from "./store-contract.ts";

type Stores = TeamStore & WeekStore & ProjectStore;

const day = 86_400_000;
const start = Date.parse("2026-11-20T10:00:00.000Z");
const slot = "2026-11-23T09:00:00.000Z";
const next = "2026-11-30T09:00:00.000Z";

/** What every store does with teams and their weeks. `create` gives a store, not an empty one. */
export const describeTeamStore = (name: string, create: (clock: Clock) => Promise<Stores>): void => {
  describe(`teams in the store (${name})`, () => {
    let now = start;
    let store: Stores;
    let team: string;
    let count = 0;
    beforeEach(async () => {
      now = start;
      store = await create(() => new Date(now));
      team = `CTEAM${String((count += 1)).padStart(5, "0")}`;
    });
    const due = async () => {
      const found: { team: string; dueAt: string | null }[] = [];
      for await (const page of store.listDueTeams(new Date(now))) found.push(...page);
      return found.filter((each) => each.team === team);
    };

    test("a channel is no team until it joins, and joins once", async () => {
      expect(await store.findTeam(team)).toBeUndefined();
      expect(await store.findDigestState(team)).toBeUndefined();
      expect(await store.joinTeam(team, slot)).toBe("joined");
      now += day;
      expect(await store.joinTeam(team, next)).toBe("already");
      expect(await store.findTeam(team)).toEqual({ team, name: null, digestOn: true, schedule: null, thresholds: {}, joinedAt: "2026-11-20T10:00:00.000Z" });
      expect(await store.findDigestState(team)).toEqual({ dueAt: slot, toldUntil: null });
    });

    test("joined from many sides at once it is one team, and one of them joined it", async () => {
      const joined = await Promise.all(Array.from({ length: 6 }, () => store.joinTeam(team, slot)));
      expect(joined.filter((each) => each === "joined")).toHaveLength(1);
    });

    test("a project that is linked to a channel makes it a team without a slot, and takes no slot from one", async () => {
      await store.putLink(aLink(team, { projects: `${team}/*` }));
      expect(await store.findTeam(team)).toMatchObject({ team, digestOn: true });
      expect(await due()).toEqual([{ team, dueAt: null }]);
      expect(await store.moveDueAt(team, null, slot)).toBe("moved");
      expect(await store.moveDueAt(team, null, next)).toBe("conflict");
      await store.putLink(aLink(team, { projects: `${team}/other` }));
      expect(await store.findDigestState(team)).toEqual({ dueAt: slot, toldUntil: null });
    });

    test("what is changed stays, and the rest with it", async () => {
      await store.joinTeam(team, slot);
      await store.changeTeam(team, { digestOn: false });
      await store.changeTeam(team, { schedule: { weekday: 5, time: "08:30", zone: "Europe/Paris" }, thresholds: { throttling: { notice: 5, warning: 20 } }, name: "search" });
      await store.changeTeam(team, {});
      expect(await store.findTeam(team)).toEqual({
        team,
        name: "search",
        digestOn: false,
        schedule: { weekday: 5, time: "08:30", zone: "Europe/Paris" },
        thresholds: { throttling: { notice: 5, warning: 20 } },
        joinedAt: "2026-11-20T10:00:00.000Z",
      });
      await store.changeTeam(team, { schedule: null });
      expect(await store.findTeam(team)).toMatchObject({ schedule: null, digestOn: false });
    });

    test("a team that left is none, changes nothing and is never due; joining again it has its settings back", async () => {
      await store.joinTeam(team, slot);
      await store.changeTeam(team, { digestOn: false });
      await store.leaveTeam(team);
      await store.changeTeam(team, { digestOn: true });
      now = Date.parse(next);
      expect(await store.findTeam(team)).toBeUndefined();
      expect(await due()).toEqual([]);
      expect(await store.moveDueAt(team, slot, next)).toBe("conflict");
      expect(await store.joinTeam(team, next)).toBe("joined");
      expect(await store.findTeam(team)).toMatchObject({ digestOn: false, joinedAt: next });
      expect(await store.findDigestState(team)).toEqual({ dueAt: next, toldUntil: null });
    });

    test("a channel that never was a team changes and leaves without a trace", async () => {
      await store.changeTeam(team, { digestOn: false });
      await store.leaveTeam(team);
      expect(await store.findTeam(team)).toBeUndefined();
      expect(await store.joinTeam(team)).toBe("joined");
      expect(await store.findTeam(team)).toMatchObject({ digestOn: true });
    });

    test("a team is due from its slot on, until the slot is moved", async () => {
      await store.joinTeam(team, slot);
      now = Date.parse(slot) - 1;
      expect(await due()).toEqual([]);
      now += 1;
      expect(await due()).toEqual([{ team, dueAt: slot }]);
      expect(await store.moveDueAt(team, slot, next, slot)).toBe("moved");
      expect(await due()).toEqual([]);
      expect(await store.findDigestState(team)).toEqual({ dueAt: next, toldUntil: slot });
    });

    test("a slot is moved by one, and what was told stays where it is not told anew", async () => {
      await store.joinTeam(team, slot);
      const moved = await Promise.all(Array.from({ length: 5 }, () => store.moveDueAt(team, slot, next, slot)));
      expect(moved.filter((each) => each === "moved")).toHaveLength(1);
      expect(await store.moveDueAt(team, next, "2026-12-04T09:00:00.000Z")).toBe("moved");
      expect(await store.findDigestState(team)).toEqual({ dueAt: "2026-12-04T09:00:00.000Z", toldUntil: slot });
    });

    test("of a thousand teams every one that is due is listed once", async () => {
      const teams = Array.from({ length: 1_000 }, (_, at) => `${team}X${at}`);
      for (let at = 0; at < teams.length; at += 50) {
        await Promise.all(teams.slice(at, at + 50).map((each, index) => store.joinTeam(each, index % 2 === 0 ? slot : next)));
      }
      now = Date.parse(slot);
      const found: string[] = [];
      for await (const page of store.listDueTeams(new Date(now))) found.push(...page.map((each) => each.team));
      const ours = found.filter((each) => each.startsWith(`${team}X`));
      expect(ours).toHaveLength(500);
      expect(new Set(ours).size).toBe(500);
    });

    test("a week's totals are put in place of what was there, listed from a week on, and kept for a year", async () => {
      const totals = (week: string, pipelines: number) => ({ week, errors: { "push/413": { pipelines, lookups: 1, days: 1 } } });
      await store.putWeek(team, totals("2026-W46", 1));
      await store.putWeek(team, totals("2026-W46", 2));
      await store.putWeek(team, totals("2026-W45", 3));
      await store.putWeek(team, totals("2026-W44", 4));
      await store.putWeek(`${team}Y`, totals("2026-W46", 9));
      expect(await store.listWeeks(team, "2026-W45")).toEqual([totals("2026-W45", 3), totals("2026-W46", 2)]);
      now += 366 * day;
      expect(await store.listWeeks(team, "2026-W01")).toHaveLength(3);
      now += 40 * day;
      expect(await store.listWeeks(team, "2026-W01")).toEqual([]);
    });
  });
};
