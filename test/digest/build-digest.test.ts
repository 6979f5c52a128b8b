import { fc } from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import { buildDigest, type DigestFacts } from "../../src/digest/build-digest.ts";
import { digestPeriod } from "../../src/digest/digest-period.ts";
import { hasNews } from "../../src/digest/digest.ts";
import type { Mute } from "../../src/recurrence/flag-state.ts";
import { anOccurrence } from "../support/an-occurrence.ts";
import { ownTime } from "../support/own-time.ts";

const period = digestPeriod({ until: "2026-11-23T08:00:00.000Z", toldUntil: null, zone: "Europe/Paris" });
const digestOf = (facts: Partial<DigestFacts>) =>
  buildDigest({
    team: "C000000001",
    period,
    asked: false,
    weeks: [],
    flags: [],
    muteOf: () => undefined,
    ...facts,
    occurrences: (facts.occurrences ?? []).toSorted((a, b) => a.occurredAt.localeCompare(b.occurredAt)),
  });
const url = "https://ci.example/run/";
const aMute: Mute = { project: null, until: "2027-01-03T00:00:00.000Z", reason: "known", by: "U1", at: "2026-11-01T00:00:00.000Z" };

describe("a digest", () => {
  test("counts the period, and as long before it; what is at its end is the next one's", () => {
    const digest = digestOf({
      occurrences: [
        anOccurrence("2026-11-09T07:59:59.999Z"),
        anOccurrence("2026-11-09T08:00:00.000Z"),
        anOccurrence("2026-11-16T07:59:59.999Z"),
        anOccurrence("2026-11-16T08:00:00.000Z"),
        anOccurrence("2026-11-18T08:00:00.000Z", { lookup: true }),
        anOccurrence("2026-11-23T07:59:59.999Z"),
        anOccurrence("2026-11-23T08:00:00.000Z"),
      ],
    });
    expect(digest.total).toEqual({ count: 3, before: 2, pipelines: 2, lookups: 1 });
    expect(digest.errors).toMatchObject([{ id: "push/429/TOO_MANY_REQUESTS", count: 3, before: 2, pipelines: 2, lookups: 1, days: ["2026-11-16", "2026-11-18", "2026-11-23"] }]);
  });

  test("names the connection of projects that are called the same, and of no other", () => {
    const met = (connection: string, name: string) => {
      const one = anOccurrence("2026-11-20T08:00:00.000Z", { project: name });
      return one.source === "pipeline" ? { ...one, project: { ...one.project, connection } } : one;
    };
    const { errors } = digestOf({ occurrences: [met("github", "acme/loader"), met("report", "acme/loader"), met("report", "acme/feed")] });
    expect(errors[0]?.projects.map(({ name }) => name)).toEqual(["acme/feed", "acme/loader (github)", "acme/loader (report)"]);
  });

  test("has the most frequent error first, with the projects behind it and their latest runs", () => {
    const digest = digestOf({
      occurrences: [
        anOccurrence("2026-11-17T08:00:00.000Z", { project: "acme/old-name", key: "7", runUrl: `${url}1` }),
        anOccurrence("2026-11-18T08:00:00.000Z", { project: "acme/loader", key: "7", runUrl: `${url}2` }),
        anOccurrence("2026-11-19T08:00:00.000Z", { project: "acme/loader", key: "7" }),
        anOccurrence("2026-11-19T09:00:00.000Z", { project: "acme/search", runUrl: `${url}3` }),
        anOccurrence("2026-11-19T10:00:00.000Z", { errorId: "push/413" }),
      ],
    });
    expect(digest.errors.map(({ id }) => id)).toEqual(["push/429/TOO_MANY_REQUESTS", "push/413"]);
    expect(digest.errors[0]?.projects).toEqual([
      { name: "acme/loader", count: 3, runUrl: `${url}2` },
      { name: "acme/search", count: 1, runUrl: `${url}3` },
    ]);
  });

  test("puts what was met on its local date, and has every date of the period", () => {
    const digest = digestOf({ occurrences: [anOccurrence("2026-11-17T22:59:00.000Z"), anOccurrence("2026-11-17T23:00:00.000Z")] });
    expect(digest.byDay.map(({ date }) => date)).toEqual(["2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23"]);
    expect(digest.byDay[1]?.counts).toEqual({ "push/429/TOO_MANY_REQUESTS": 1 });
    expect(digest.byDay[2]?.counts).toEqual({ "push/429/TOO_MANY_REQUESTS": 1 });
  });

  test("names what is new, with the week it was met last, and what is gone", () => {
    const errors = (...ids: string[]) => Object.fromEntries(ids.map((id) => [id, { pipelines: 1, lookups: 0, days: 1 }]));
    const digest = digestOf({
      occurrences: [
        anOccurrence("2026-11-17T08:00:00.000Z", { errorId: "push/413" }),
        anOccurrence("2026-11-17T09:00:00.000Z", { errorId: "push/5XX" }),
        anOccurrence("2026-11-17T10:00:00.000Z", { errorId: "http/429" }),
        anOccurrence("2026-11-17T11:00:00.000Z", { errorId: "push/412" }),
        anOccurrence("2026-11-09T01:00:00.000Z", { errorId: "http/429" }),
        anOccurrence("2026-11-10T08:00:00.000Z", { errorId: "push/412" }),
        anOccurrence("2026-11-10T08:00:00.000Z", { errorId: "push/403/ACCESS_DENIED" }),
      ],
      // Week 46 holds the time compared with, so it does not tell of what came before.
      weeks: [{ week: "2026-W10", errors: errors("push/5XX") }, { week: "2026-W40", errors: errors("push/5XX") }, { week: "2026-W46", errors: errors("push/412", "push/403/ACCESS_DENIED") }, { week: "2026-W47", errors: errors("push/413", "push/5XX") }],
    });
    expect(digest.fresh.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual([
      { id: "http/429", lastMet: "2026-W46" },
      { id: "push/413", lastMet: null },
      { id: "push/5XX", lastMet: "2026-W40" },
    ]);
    expect(digest.gone).toEqual([{ id: "push/403/ACCESS_DENIED", before: 1 }]);
  });

  test("tells what is muted apart, now and before, by project where the mute names one", () => {
    const digest = digestOf({
      occurrences: [
        anOccurrence("2026-11-10T08:00:00.000Z", { project: "acme/noisy" }),
        anOccurrence("2026-11-17T08:00:00.000Z", { project: "acme/noisy" }),
        anOccurrence("2026-11-17T09:00:00.000Z", { project: "acme/loader" }),
        anOccurrence("2026-11-17T10:00:00.000Z", { errorId: "push/413" }),
        anOccurrence("2026-11-17T11:00:00.000Z", { errorId: "push/413", lookup: true }),
      ],
      muteOf: (errorId, project) => (errorId === "push/413" ? aMute : project === "acme/noisy" ? { ...noisy } : undefined),
    });
    expect(digest.total).toEqual({ count: 1, before: 0, pipelines: 1, lookups: 0 });
    expect(digest.errors.map(({ id }) => id)).toEqual(["push/429/TOO_MANY_REQUESTS"]);
    expect(digest.muted).toEqual([
      { id: "push/413", count: 2, mute: aMute },
      { id: "push/429/TOO_MANY_REQUESTS", count: 1, mute: noisy },
    ]);
  });

  test("asks for one thing: about the error whose flag is worst, else the one that most pipelines met", () => {
    const occurrences = [
      ...[1, 2, 3].map((hour) => anOccurrence(`2026-11-17T0${hour}:00:00.000Z`)),
      anOccurrence("2026-11-17T09:00:00.000Z", { errorId: "push/413" }),
    ];
    const flag = { errorId: "push/413", level: "warning" as const, raisedAt: "2026-11-17T09:00:00.000Z", snoozedUntil: null, takenBy: null };
    expect(digestOf({ occurrences }).advice?.errorId).toBe("push/429/TOO_MANY_REQUESTS");
    expect(digestOf({ occurrences }).advice).toMatchObject({ step: expect.stringMatching(/.{20}/) });
    expect(digestOf({ occurrences, flags: [flag] }).advice?.errorId).toBe("push/413");
    expect(digestOf({}).advice).toBeNull();
  });

  test("says the pattern that the advice follows from, which the weeks before may show", () => {
    const occurrences = ["2026-11-11T14:30:00.000Z", "2026-11-18T14:10:00.000Z"].map((time) => anOccurrence(time, { errorId: "push/429/TOO_MANY_DOCUMENTS_DAILY" }));
    expect(digestOf({ occurrences }).advice).toMatchObject({ errorId: "push/429/TOO_MANY_DOCUMENTS_DAILY", why: expect.stringContaining("2 Wednesdays") });
  });

  test("is made of a hundred thousand occurrences in seconds", async () => {
    const occurrences = Array.from({ length: 100_000 }, (_, at) => anOccurrence(new Date(Date.parse("2026-11-16T09:00:00.000Z") + at * 5_000).toISOString(), { project: `p${at % 50}` }));
    const { result, took } = await ownTime(() => digestOf({ occurrences }));
    expect(result.total.count).toBe(100_000);
    expect(took).toBeLessThan(10_000);
  });

  test("shows the last eight weeks that are over", () => {
    const weeks = Array.from({ length: 10 }, (_, at) => ({ week: `2026-W${38 + at}`, errors: { a: { pipelines: at, lookups: 1, days: 1 }, b: { pipelines: 1, lookups: 0, days: 1 } } }));
    expect(digestOf({ weeks }).trend).toEqual(weeks.slice(2).map(({ week }, at) => ({ week, count: at + 4 })));
  });

  test("has no news where nothing happened, and some where anything did", () => {
    expect(hasNews(digestOf({}))).toBe(false);
    expect(hasNews(digestOf({ occurrences: [anOccurrence("2026-11-17T08:00:00.000Z")], muteOf: () => aMute }))).toBe(false);
    expect(hasNews(digestOf({ occurrences: [anOccurrence("2026-11-17T08:00:00.000Z")] }))).toBe(true);
    expect(hasNews(digestOf({ occurrences: [anOccurrence("2026-11-10T08:00:00.000Z")] }))).toBe(true);
    expect(hasNews(digestOf({ flags: [{ errorId: "push/413", level: "notice", raisedAt: "2026-11-17T09:00:00.000Z", snoozedUntil: null, takenBy: null }] }))).toBe(true);
  });

  test("its parts add up, whatever was met", () => {
    const met = fc.record({
      at: fc.integer({ min: Date.parse("2026-11-01"), max: Date.parse("2026-11-25") }),
      errorId: fc.constantFrom("push/413", "push/5XX", "http/429", "push/412", "http/500", "http/401"),
      project: fc.constantFrom("a", "b", "c"),
      lookup: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(met, { maxLength: 60 }), (all) => {
        const digest = digestOf({ occurrences: all.map(({ at, ...rest }) => anOccurrence(new Date(at).toISOString(), rest)), muteOf: (id, project) => (id === "push/413" && project !== "b" ? aMute : undefined) });
        const sum = (numbers: number[]) => numbers.reduce((one, other) => one + other, 0);
        const inPeriod = all.filter(({ at }) => at >= Date.parse(period.from) && at < Date.parse(period.until)).length;
        expect(digest.total.count + sum(digest.muted.map(({ count }) => count))).toBe(inPeriod);
        expect(sum(digest.errors.map(({ count }) => count))).toBe(digest.total.count);
        expect(sum(digest.byDay.flatMap(({ counts }) => Object.values(counts)))).toBe(digest.total.count);
        expect(sum(digest.errors.map(({ before }) => before)) + sum(digest.gone.map(({ before }) => before))).toBe(digest.total.before);
        expect(sum(digest.errors.flatMap(({ projects }) => projects.map(({ count }) => count)))).toBe(digest.total.pipelines);
      }),
    );
  });
});

const noisy: Mute = { ...aMute, project: "acme/noisy" };
