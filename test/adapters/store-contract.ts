import { beforeEach, describe, expect, test } from "vitest";
import type { FailedRun } from "../../src/pipelines/failed-run.ts";
import type { Link } from "../../src/pipelines/link.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Store } from "../../src/ports/store.ts";
import type { Occurrence } from "../../src/recurrence/occurrence.ts";
import { lookUpOccurrence, pipelineOccurrence } from "../../src/recurrence/occurrence-of.ts";

const day = 86_400_000;
const start = Date.parse("2026-11-20T10:00:00.000Z");

export const aRun = (changes: Partial<FailedRun> = {}): FailedRun => ({
  project: { connection: "github", key: "77001", name: "acme/catalog-loader" },
  runId: "1001",
  attempt: 1,
  occasion: null,
  occurredAt: "2026-11-20T09:59:00.000Z",
  workflow: "Nightly push",
  branch: "main",
  defaultBranch: null,
  commit: "3484a3f",
  runUrl: "https://github.com/acme/catalog-loader/actions/runs/1001",
  ...changes,
});

export const aLink = (team: string, changes: Partial<Link> = {}): Link => ({
  connection: "github",
  projects: "acme/catalog-loader",
  team,
  branches: [],
  workflows: [],
  post: "all",
  ...changes,
});

const error = "push/412/SOURCE_DOES_NOT_EXIST";
const target = { organization: "acme", source: null };

/** What every store does, whatever it is made of. `create` gives an empty one. */
export const describeStore = (name: string, create: (clock: Clock) => Promise<Store>): void => {
  describe(`the store (${name})`, () => {
    let now = start;
    let store: Store;
    let team: string;
    let count = 0;
    beforeEach(async () => {
      now = start;
      store = await create(() => new Date(now));
      team = `C${String((count += 1)).padStart(9, "0")}`;
    });
    const all = (errorId?: string) =>
      store.listOccurrences({ team, ...(errorId === undefined ? {} : { errorId }), from: new Date(now - 60 * day).toISOString(), until: new Date(now + day).toISOString() });

    test("an occurrence put twice is one", async () => {
      const occurrence = await pipelineOccurrence(team, error, aRun(), target);
      expect(await store.recordOccurrence(occurrence)).toBe("recorded");
      expect(await store.recordOccurrence(occurrence)).toBe("duplicate");
      expect(await all()).toEqual([occurrence]);
    });

    test("put at the same time from many sides it is one too", async () => {
      const occurrence = await pipelineOccurrence(team, error, aRun(), target);
      const put = await Promise.all(Array.from({ length: 8 }, () => store.recordOccurrence(occurrence)));
      expect(put.filter((outcome) => outcome === "recorded")).toHaveLength(1);
      expect(await all()).toHaveLength(1);
    });

    test("another attempt, another run, another error and another team are others", async () => {
      const others: Occurrence[] = [
        await pipelineOccurrence(team, error, aRun(), target),
        await pipelineOccurrence(team, error, aRun({ attempt: 2 }), target),
        await pipelineOccurrence(team, error, aRun({ runId: "1002" }), target),
        await pipelineOccurrence(team, "push/413", aRun(), target),
        await pipelineOccurrence(`${team}X`, error, aRun(), target),
      ];
      for (const each of others) expect(await store.recordOccurrence(each)).toBe("recorded");
      expect(await all()).toHaveLength(4);
      expect(await all(error)).toHaveLength(3);
    });

    test("look-ups of one hour are one occurrence", async () => {
      const at = (time: string) => lookUpOccurrence(team, error, new Date(time));
      expect(await store.recordOccurrence(await at("2026-11-20T09:00:00.000Z"))).toBe("recorded");
      expect(await store.recordOccurrence(await at("2026-11-20T09:59:59.999Z"))).toBe("duplicate");
      expect(await store.recordOccurrence(await at("2026-11-20T10:00:00.000Z"))).toBe("recorded");
    });

    test("a range holds what is at its start and not what is at its end, oldest first", async () => {
      for (const [attempt, occurredAt] of ["2026-11-20T08:00:00.000Z", "2026-11-20T07:00:00.000Z", "2026-11-20T09:00:00.000Z"].entries()) {
        await store.recordOccurrence(await pipelineOccurrence(team, error, aRun({ attempt: attempt + 1, occurredAt }), target));
      }
      const range = { team, from: "2026-11-20T07:00:00.000Z", until: "2026-11-20T09:00:00.000Z" };
      const expected = ["2026-11-20T07:00:00.000Z", "2026-11-20T08:00:00.000Z"];
      expect((await store.listOccurrences({ ...range, errorId: error })).map((each) => each.occurredAt)).toEqual(expected);
      expect((await store.listOccurrences(range)).map((each) => each.occurredAt)).toEqual(expected);
    });

    test("an error whose id begins like another's is told apart", async () => {
      await store.recordOccurrence(await pipelineOccurrence(team, "push/412", aRun(), target));
      await store.recordOccurrence(await pipelineOccurrence(team, error, aRun(), target));
      expect(await all("push/412")).toHaveLength(1);
    });

    test("an expired occurrence counts as absent, in reads and in conditions", async () => {
      const occurrence = await pipelineOccurrence(team, error, aRun(), target);
      await store.recordOccurrence(occurrence);
      now += 36 * day;
      expect(await all()).toEqual([]);
      expect(await store.recordOccurrence(occurrence)).toBe("recorded");
    });

    test("an occurrence that is taken back is in no read, is not counted again when it is delivered again, and can be brought back", async () => {
      const occurrence = await pipelineOccurrence(team, error, aRun(), target);
      const other = await pipelineOccurrence(team, error, aRun({ runId: "1002" }), target);
      for (const each of [occurrence, other]) await store.recordOccurrence(each);
      const range = { team, errorId: error, from: "2026", until: "2027" };
      const withdrawn = { by: "U000000001", at: new Date(now).toISOString() };
      for (let times = 0; times < 2; times += 1) expect(await store.withdrawOccurrence(occurrence, withdrawn)).toEqual({ kind: "done", occurrence });
      expect(await store.recordOccurrence(occurrence)).toBe("duplicate");
      expect(await all()).toEqual([other]);
      expect(await all(error)).toEqual([other]);
      for (const end of ["first", "last"] as const) expect(await store.listOccurrencesFrom(end, { ...range, limit: 1 })).toEqual([other]);
      expect(await store.withdrawOccurrence(occurrence, null)).toEqual({ kind: "done", occurrence });
      expect(await all()).toHaveLength(2);
      expect(await all()).toContainEqual(occurrence);
    });

    test("of an occurrence that is not there, or has expired, nothing is taken back", async () => {
      const occurrence = await pipelineOccurrence(team, error, aRun(), target);
      const withdrawn = { by: "U000000001", at: new Date(now).toISOString() };
      expect(await store.withdrawOccurrence(occurrence, withdrawn)).toEqual({ kind: "absent" });
      expect(await all()).toEqual([]);
      await store.recordOccurrence(occurrence);
      now += 36 * day;
      expect(await store.withdrawOccurrence(occurrence, withdrawn)).toEqual({ kind: "absent" });
      expect(await store.recordOccurrence({ ...occurrence, occurredAt: new Date(now).toISOString() })).toBe("recorded");
    });

    test("the first writer of a run fixes when it failed", async () => {
      const run = aRun({ runId: `first-${team}` });
      expect(await store.openRun(run)).toEqual({ ...run, outcome: null });
      const later = await store.openRun({ ...run, occurredAt: "2026-11-20T10:30:00.000Z" });
      expect(later.occurredAt).toBe(run.occurredAt);
    });

    test("a run is found with what came of it", async () => {
      const run = aRun({ runId: `found-${team}` });
      expect(await store.findRun(run)).toBeUndefined();
      await store.openRun(run);
      const unread = { kind: "no-log" as const, reason: "it has expired (410)", mendable: false };
      await store.closeRun(run, unread);
      expect(await store.findRun(run)).toEqual({ ...run, outcome: unread });
      const found = { kind: "nothing-found" as const, reason: null, omittedJobs: 0 };
      await store.closeRun(run, found);
      await store.closeRun(run, unread);
      expect(await store.findRun(run)).toEqual({ ...run, outcome: found });
    });

    test("a run that was never opened is not closed", async () => {
      const run = aRun({ runId: `never-${team}` });
      await store.closeRun(run, { kind: "no-log", reason: "x", mendable: false });
      expect(await store.findRun(run)).toBeUndefined();
    });

    test("a run that fails on several occasions is several, and its latest failure is found", async () => {
      const project = { connection: "gitlab", key: `occasions-${team}`, name: "acme/x" };
      const first = aRun({ project, occasion: "2026-11-20T09:00:00Z", occurredAt: "2026-11-20T09:00:00.000Z" });
      const second = aRun({ project, occasion: "2026-11-20T09:30:00Z", occurredAt: "2026-11-20T09:30:00.000Z" });
      expect(await store.findLatestRun(first)).toBeUndefined();
      await store.openRun(second);
      await store.openRun(first);
      expect((await store.findLatestRun(first))?.occasion).toBe(second.occasion);
      expect((await store.findRun(first))?.occasion).toBe(first.occasion);
      const [one, other] = await Promise.all([first, second].map((run) => store.reserve({ kind: "reply", run, channel: team }, 15)));
      expect([one?.kind, other?.kind]).toEqual(["reserved", "reserved"]);
      expect(await store.recordOccurrence(await pipelineOccurrence(team, error, first, target))).toBe("recorded");
      expect(await store.recordOccurrence(await pipelineOccurrence(team, error, second, target))).toBe("recorded");
    });

    test("a reply is reserved by one, held for the others, and posted once", async () => {
      const reply = { kind: "reply" as const, run: aRun({ runId: `reply-${team}` }), channel: team };
      const [first, second] = await Promise.all([
        store.reserve(reply, 15),
        store.reserve(reply, 15),
      ]);
      expect([first.kind, second.kind].toSorted()).toEqual(["held", "reserved"]);
      await store.markPosted(reply, "1.2");
      expect(await store.reserve(reply, 15)).toEqual({ kind: "posted", ts: "1.2" });
    });

    test("a reservation that ran out is taken over, with the time of the first try", async () => {
      const reply = { kind: "reply" as const, run: aRun({ runId: `over-${team}` }), channel: team };
      expect(await store.reserve(reply, 15)).toEqual({ kind: "reserved", firstTriedAt: "2026-11-20T10:00:00.000Z", takenOver: false });
      now += 14_000;
      expect(await store.reserve(reply, 15)).toEqual({ kind: "held", until: "2026-11-20T10:00:15.000Z" });
      now += 1_000;
      expect(await store.reserve(reply, 15)).toEqual({ kind: "reserved", takenOver: true, firstTriedAt: "2026-11-20T10:00:00.000Z", triedUntil: "2026-11-20T10:00:15.000Z" });
      now += 20_000;
      expect(await store.reserve(reply, 15)).toMatchObject({ takenOver: true, firstTriedAt: "2026-11-20T10:00:00.000Z", triedUntil: "2026-11-20T10:00:30.000Z" });
    });

    test("the thread that a message was first tried in is known to whoever takes over, and where it was posted", async () => {
      const [inThread, inChannel] = ["thread", "channel"].map((name) => ({ kind: "reply" as const, run: aRun({ runId: `${name}-${team}` }), channel: team }));
      if (inThread === undefined || inChannel === undefined) return expect.fail();
      expect(await store.reserve(inThread, 15, "7.7")).toMatchObject({ takenOver: false });
      await store.reserve(inChannel, 15);
      for (const other of ["8.8", undefined]) {
        now += 15_000;
        expect(await store.reserve(inThread, 15, other)).toMatchObject({ takenOver: true, threadTs: "7.7" });
        expect(await store.reserve(inChannel, 15, other)).not.toHaveProperty("threadTs");
      }
      for (const posting of [inThread, inChannel]) await store.markPosted(posting, "9.9");
      expect(await store.findPosted(inThread)).toEqual({ ts: "9.9", threadTs: "7.7" });
      expect(await store.reserve(inThread, 15)).toEqual({ kind: "posted", ts: "9.9", threadTs: "7.7" });
      expect(await store.findPosted(inChannel)).toEqual({ ts: "9.9" });
    });

    test("a released reservation is free at once, and a posted reply is not released", async () => {
      const reply = { kind: "reply" as const, run: aRun({ runId: `free-${team}` }), channel: team };
      await store.reserve(reply, 15);
      await store.release(reply);
      expect(await store.reserve(reply, 15)).toMatchObject({ kind: "reserved", takenOver: false });
      await store.markPosted(reply, "1.2");
      await store.release(reply);
      expect(await store.reserve(reply, 15)).toEqual({ kind: "posted", ts: "1.2" });
    });

    test("messages of every kind are reserved apart from one another, and found where they were posted", async () => {
      const kinds = [
        { kind: "reply" as const, run: aRun({ runId: `kind-${team}` }), channel: team },
        { kind: "flag" as const, team, errorId: error, level: "notice" as const, episode: "2026-11-20T09:00:00.000Z", ladder: "other" as const },
        { kind: "flag" as const, team, errorId: error, level: "warning" as const, episode: "2026-11-20T09:00:00.000Z", ladder: "other" as const },
        { kind: "storm" as const, team, errorId: error, startedAt: "2026-11-20T09:00:00.000Z" },
        { kind: "recovery" as const, run: aRun({ runId: `kind-${team}` }), channel: team, errorId: error },
        { kind: "digest" as const, team, slot: "2026-11-20T09:00:00.000Z" },
      ];
      for (const posting of kinds) expect(await store.reserve(posting, 15)).toMatchObject({ kind: "reserved", takenOver: false });
      expect(await store.findPosted(kinds[0] ?? expect.fail())).toBeUndefined();
      for (const [index, posting] of kinds.entries()) await store.markPosted(posting, String(index));
      for (const [index, posting] of kinds.entries()) expect(await store.findPosted(posting)).toEqual({ ts: String(index) });
    });

    test("the first and the last occurrences of a range are read by themselves", async () => {
      const at = async (runId: string, occurredAt: string, errorId = error) => {
        await store.recordOccurrence(await pipelineOccurrence(team, errorId, aRun({ runId, occurredAt }), target));
      };
      for (const [index, minute] of ["05", "03", "01", "04", "02"].entries()) await at(String(index), `2026-11-20T09:${minute}:00.000Z`);
      await at("6", "2026-11-20T09:02:30.000Z", "push/429");
      const times = async (end: "first" | "last", limit: number) =>
        (await store.listOccurrencesFrom(end, { team, errorId: error, from: "2026-11-20T09:02:00.000Z", until: "2026-11-20T09:05:00.000Z", limit })).map((each) => each.occurredAt.slice(14, 16));
      expect(await times("first", 2)).toEqual(["02", "03"]);
      expect(await times("last", 2)).toEqual(["04", "03"]);
      expect(await times("last", 9)).toEqual(["04", "03", "02"]);
    });

    describe("the latest of several errors", () => {
      const before = (minutes: number) => new Date(start - minutes * 60_000).toISOString();
      const meet = async (errorId: string, minutes: number) => {
        const occurrence = await pipelineOccurrence(team, errorId, aRun({ runId: `${errorId} ${minutes}`, occurredAt: before(minutes) }), target);
        await store.recordOccurrence(occurrence);
        return occurrence;
      };
      const latest = (errorIds: readonly string[], range = { from: before(1_000), until: before(0) }) => store.listLatest({ team, errorIds, ...range });
      const asked = ["push/429/TOO_MANY_REQUESTS", "push/429", "http/429", "usage-analytics/429/TooManyRequestsException"];

      test("is one of each that was met in the range, in their order", async () => {
        expect(await latest(asked)).toEqual([]);
        for (const minutes of [30, 10, 20, 0, 1_001]) await meet("http/429", minutes);
        for (const minutes of [1_002, 1_001]) await meet("push/429", minutes);
        for (const minutes of [40, 50]) await meet("push/429/TOO_MANY_REQUESTS", minutes);
        await meet("push/412", 5);
        expect(await latest(asked)).toEqual([{ errorId: "push/429/TOO_MANY_REQUESTS", occurredAt: before(40) }, { errorId: "http/429", occurredAt: before(10) }]);
        expect(await latest(["push/429"], { from: before(2_000), until: before(1_001) })).toEqual([{ errorId: "push/429", occurredAt: before(1_002) }]);
        expect(await latest([])).toEqual([]);
      });

      test("is found however many there are of each, and of those between them", async () => {
        for (const errorId of ["http/429", "push/413", "push/429/TOO_MANY_REQUESTS", "push/5XX"]) for (let minutes = 1; minutes <= 40; minutes += 1) await meet(errorId, minutes);
        await meet("push/429", 100);
        expect(await latest(asked)).toEqual([
          { errorId: "push/429/TOO_MANY_REQUESTS", occurredAt: before(1) },
          { errorId: "push/429", occurredAt: before(100) },
          { errorId: "http/429", occurredAt: before(1) },
        ]);
      });

      test("is none of those that were taken back or have expired, however many these are", async () => {
        await meet("http/429", 500);
        await meet("push/429/TOO_MANY_REQUESTS", 600);
        for (const errorId of ["http/429", "push/429/TOO_MANY_REQUESTS"])
          for (let minutes = 1; minutes <= 40; minutes += 1) await store.withdrawOccurrence(await meet(errorId, minutes), { by: "U000000001", at: before(0) });
        expect(await latest(asked)).toEqual([{ errorId: "push/429/TOO_MANY_REQUESTS", occurredAt: before(600) }, { errorId: "http/429", occurredAt: before(500) }]);
        now += 35 * day;
        expect(await latest(asked)).toEqual([]);
      });
    });

    describe("a project", () => {
      const named = (key: string, name: string) => ({ connection: "github", key: `${key}-${team}`, name: `${team}/${name}` });
      const link = (projects: string, changes: Partial<Link> = {}) => aLink(team, { projects: `${team}/${projects}`, ...changes });

      test("linked by its name stays linked through a rename, and the name's next owner is not", async () => {
        await store.putLink(link("loader"));
        expect(await store.linkOf(named("1", "loader"))).toEqual(link("loader"));
        expect(await store.linkOf(named("1", "renamed"))).toEqual(link("loader"));
        expect(await store.linkOf(named("2", "loader"))).toBeUndefined();
        expect(await store.listProjects(team)).toEqual([named("1", "renamed")]);
      });

      test("comes under the most specific pattern, and stays there through a rename", async () => {
        for (const pattern of ["*", "search-*", "search-api-*"]) await store.putLink(link(pattern));
        expect((await store.linkOf(named("1", "search-api-push")))?.projects).toBe(`${team}/search-api-*`);
        expect((await store.linkOf(named("1", "other")))?.projects).toBe(`${team}/search-api-*`);
        expect((await store.linkOf(named("2", "other")))?.projects).toBe(`${team}/*`);
      });

      test("comes under a more specific link that is put later, and under one of its name before all", async () => {
        await store.putLink(link("*"));
        await store.linkOf(named("1", "search-push"));
        await store.putLink(link("search-*"));
        expect((await store.linkOf(named("1", "search-push")))?.projects).toBe(`${team}/search-*`);
        await store.putLink(link("search-push", { team: `${team}X` }));
        expect((await store.linkOf(named("1", "search-push")))?.team).toBe(`${team}X`);
        expect(await store.listProjects(team)).toEqual([]);
      });

      test("comes under a link of its name before any pattern", async () => {
        await store.putLink(link("*"));
        await store.putLink(link("loader", { post: "never" }));
        expect((await store.linkOf(named("1", "loader")))?.post).toBe("never");
      });

      test("comes under a link of its name or pattern in whatever case it is written, before that under one in its own", async () => {
        await store.putLink(link("Loader"));
        await store.putLink(link("Search-*"));
        expect((await store.linkOf(named("1", "loader")))?.projects).toBe(`${team}/Loader`);
        expect((await store.linkOf(named("2", "search-push")))?.projects).toBe(`${team}/Search-*`);
        expect((await store.linkOf(named("3", "Loader")))?.projects).toBe(`${team}/Loader`);
        await store.putLink(link("loader", { team: `${team}X` }));
        expect((await store.linkOf(named("1", "loader")))?.team).toBe(`${team}X`);
        expect((await store.linkOf(named("3", "Loader")))?.team).toBe(team);
      });

      test("goes where its link goes, and nowhere once the link is removed", async () => {
        await store.putLink(link("loader"));
        await store.linkOf(named("1", "loader"));
        await store.putLink(link("loader", { team: `${team}X`, branches: ["main"] }));
        expect(await store.linkOf(named("1", "loader"))).toEqual(link("loader", { team: `${team}X`, branches: ["main"] }));
        expect(await store.linkOf(named("2", "loader"))).toBeUndefined();
        expect(await store.listProjects(team)).toEqual([]);
        expect(await store.listProjects(`${team}X`)).toEqual([named("1", "loader")]);
        await store.removeLink(link("loader"));
        expect(await store.linkOf(named("1", "loader"))).toBeUndefined();
        expect(await store.listProjects(`${team}X`)).toEqual([]);
      });

      test("is linked in its own connection only", async () => {
        await store.putLink(link("loader"));
        expect(await store.linkOf({ ...named("1", "loader"), connection: "git" })).toBeUndefined();
        expect(await store.linkOf({ ...named("1", "loader"), connection: "github-2" })).toBeUndefined();
      });

      test("links are listed as they were put", async () => {
        const all = [link("*", { branches: ["main"], workflows: ["Nightly*"], post: "default-branch" }), link("loader")];
        for (const each of all) await store.putLink(each);
        await store.linkOf(named("1", "loader"));
        expect((await store.listLinks()).filter((each) => each.team === team)).toEqual(all);
      });
    });

    test("names of any length and script are stored and found again", async () => {
      const name = "連".repeat(500);
      const project = { connection: "report", key: `${team}${name}`, name: `${team}${name}` };
      await store.putLink(aLink(team, { connection: "report", projects: project.name }));
      expect((await store.linkOf(project))?.team).toBe(team);
      const run = aRun({ project, runId: name, occasion: name });
      await store.openRun(run);
      expect((await store.findLatestRun(run))?.runId).toBe(name);
      await store.noteUnlinked(run);
      expect(await store.recordOccurrence(await pipelineOccurrence(team, error, run, target))).toBe("recorded");
    });

    test("parts of a key cannot pose as others", async () => {
      await store.recordOccurrence(await pipelineOccurrence(team, "push/413", aRun({ runId: "1#2", attempt: 3 }), target));
      await store.recordOccurrence(await pipelineOccurrence(team, "push/413", aRun({ runId: "1", attempt: 2 }), target));
      await store.recordOccurrence(await pipelineOccurrence(team, "push/413", aRun({ project: { connection: "github", key: "77001~1", name: "x/y" } }), target));
      expect(await all("push/413")).toHaveLength(3);
      expect(await store.listOccurrences({ team: `${team}#SEEN`, from: "2026", until: "2027" })).toEqual([]);
    });

    test("a code the catalog does not have is counted once a run, the most frequent first", async () => {
      const [rare, frequent] = [`RARE_${team}`, `FREQUENT_${team}`];
      for (const runId of ["1", "1", "2", "1"]) await store.noteUnknownCode({ code: frequent, status: "409" }, aRun({ runId }));
      await store.noteUnknownCode({ code: rare, status: null }, aRun());
      expect((await store.listUnknownCodes()).filter(({ code }) => code.endsWith(team))).toEqual([
        { code: frequent, status: "409", count: 2, lastSeen: "2026-11-20T10:00:00.000Z" },
        { code: rare, status: null, count: 1, lastSeen: "2026-11-20T10:00:00.000Z" },
      ]);
    });

    test("a failure nobody linked is counted once a run", async () => {
      const project = { connection: "jenkins", key: `job-${team}`, name: `job ${team}` };
      for (const runId of ["1", "1", "2", "1"]) await store.noteUnlinked(aRun({ project, runId }));
      await store.noteUnlinked(aRun({ project, runId: "2", occasion: "again" }));
      expect((await store.listUnlinked()).filter((each) => each.name === project.name)).toEqual([
        { connection: "jenkins", name: project.name, count: 3, lastSeen: "2026-11-20T10:00:00.000Z" },
      ]);
    });
  });
};
