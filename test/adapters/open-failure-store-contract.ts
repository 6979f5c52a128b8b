import { createHash } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { GreenRun, OpenFailure } from "../../src/pipelines/open-failure.ts";
import type { Place } from "../../src/pipelines/place.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { OpenFailureStore } from "../../src/ports/open-failure-store.ts";
import type { Storm } from "../../src/recurrence/storm.ts";

const start = Date.parse("2026-11-20T10:00:00.000Z");

/** What every store of open failures does. `create` gives one; places of other tests may be in it. */
export const describeOpenFailureStore = (name: string, create: (clock: Clock) => Promise<OpenFailureStore>): void => {
  describe(`the store of open failures (${name})`, () => {
    let now = start;
    let store: OpenFailureStore;
    let place: Place;
    let count = 0;
    beforeEach(async () => {
      now = start;
      store = await create(() => new Date(now));
      place = { project: { connection: "github", key: `open-${(count += 1)}`, name: "acme/loader" }, workflow: "Push", branch: "main" };
    });

    const anOpen = (changes: Partial<OpenFailure> = {}): OpenFailure => ({
      place,
      errorId: "push/413",
      channel: "C000000001",
      run: { project: place.project, runId: "1", attempt: 1, occasion: null },
      ts: null,
      claimedAt: "2026-11-20T10:00:00.000Z",
      claimedUntil: "2026-11-20T10:00:15.000Z",
      openedAt: "2026-11-20T09:00:00.000Z",
      lastAt: "2026-11-20T09:00:00.000Z",
      storm: null,
      recovered: null,
      revision: 0,
      ...changes,
    });
    const green = (at: string): GreenRun => ({ runId: `run at ${at}`, attempt: 1, runUrl: null, at });

    test.each([
      ["longer than a key's part", "b".repeat(300)],
      ["half of a character", "b\ud800"],
      ["called as a long one is shortened to", `sha256~${createHash("sha256").update("b".repeat(300)).digest("hex")}`],
    ])("a branch may be %s, and is a place of its own", async (_, branch) => {
      const others = ["b".repeat(300), "b".repeat(299), "b"].filter((each) => each !== branch);
      for (const other of others) await store.changeOpenFailure(anOpen({ place: { ...place, branch: other } }));
      const of = anOpen({ place: { ...place, branch } });
      expect(await store.findOpenFailure(of)).toBeUndefined();
      expect(await store.changeOpenFailure(of)).toBe("changed");
      expect(await store.listOpenFailures(of.place)).toHaveLength(1);
    });

    test("an open failure is claimed by one of many, and found as it was put", async () => {
      expect(await store.findOpenFailure(anOpen())).toBeUndefined();
      const claims = await Promise.all(Array.from({ length: 5 }, (_, index) => store.changeOpenFailure(anOpen({ ts: String(index) }))));
      expect(claims.filter((claim) => claim === "changed")).toHaveLength(1);
      expect(await store.findOpenFailure(anOpen())).toEqual(anOpen({ ts: String(claims.indexOf("changed")), revision: 1 }));
    });

    test("is changed by whoever saw its latest state, and by nobody else", async () => {
      await store.changeOpenFailure(anOpen());
      const recovered = green("2026-11-20T09:30:00.000Z");
      expect(await store.changeOpenFailure(anOpen({ revision: 1, ts: "1.2", recovered }))).toBe("changed");
      expect(await store.changeOpenFailure(anOpen({ revision: 1, ts: "9.9" }))).toBe("conflict");
      expect(await store.changeOpenFailure(anOpen({ revision: 0, ts: "9.9" }))).toBe("conflict");
      expect(await store.findOpenFailure(anOpen())).toEqual(anOpen({ revision: 2, ts: "1.2", recovered }));
    });

    test("those of a place are listed, and of no other workflow, branch or project", async () => {
      const other = (changes: Partial<Place>) => anOpen({ place: { ...place, ...changes } });
      for (const open of [anOpen(), anOpen({ errorId: "push/429/TOO_MANY_REQUESTS" })]) await store.changeOpenFailure(open);
      for (const open of [other({ workflow: "Pus" }), other({ branch: "main#push" }), other({ branch: null }), other({ project: { ...place.project, key: `${place.project.key}1` } })]) {
        expect(await store.changeOpenFailure(open)).toBe("changed");
      }
      expect((await store.listOpenFailures(place)).map((each) => each.errorId)).toEqual(["push/413", "push/429/TOO_MANY_REQUESTS"]);
      expect(await store.listOpenFailures({ ...place, branch: null })).toHaveLength(1);
      expect(await store.listOpenFailures({ ...place, workflow: "P" })).toEqual([]);
    });

    test("a failure that nothing happened to for 35 days counts as absent", async () => {
      await store.changeOpenFailure(anOpen());
      await store.putGreen(place, green("2026-11-20T09:30:00.000Z"));
      now += 35 * 86_400_000;
      expect([await store.findOpenFailure(anOpen()), await store.findGreen(place), await store.listOpenFailures(place)]).toEqual([undefined, undefined, []]);
      expect(await store.changeOpenFailure(anOpen())).toBe("changed");
      await store.putGreen(place, green("2026-11-20T09:00:00.000Z"));
      expect(await store.findGreen(place)).toEqual(green("2026-11-20T09:00:00.000Z"));
    });

    test("the newest run that passed is kept, in whatever order they come", async () => {
      for (const minute of ["10", "30", "20", "30"]) await store.putGreen(place, green(`2026-11-20T09:${minute}:00.000Z`));
      expect(await store.findGreen(place)).toEqual(green("2026-11-20T09:30:00.000Z"));
      expect(await store.findGreen({ ...place, branch: "topic" })).toBeUndefined();
    });

    test("a storm is begun by one of many, and changed by whoever saw its latest state", async () => {
      const storm: Storm = { team: `C-${place.project.key}`, errorId: "push/413", startedAt: "2026-11-20T09:00:00.000Z", lastAt: "2026-11-20T09:05:00.000Z", ts: null, joins: 3, over: false, show: { at: "2026-11-20T09:05:02.000Z", begun: 2, carriedOut: { at: "2026-11-20T09:05:02.000Z", by: "one" }, joins: 2 }, revision: 0 };
      const begun = await Promise.all([1, 2, 3].map(() => store.changeStorm(storm)));
      expect(begun.filter((each) => each === "changed")).toHaveLength(1);
      expect(await store.changeStorm({ ...storm, revision: 1, ts: "1.2" })).toBe("changed");
      expect(await store.changeStorm({ ...storm, revision: 1, ts: "9.9" })).toBe("conflict");
      expect(await store.findStorm(storm)).toEqual({ ...storm, revision: 2, ts: "1.2" });
      expect(await store.findStorm({ ...storm, errorId: "push/4" })).toBeUndefined();
    });
  });
};
