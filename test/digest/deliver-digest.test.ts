import { fc } from "../support/properties.ts";
import { beforeEach, describe, expect, test } from "vitest";
import { changeDigest } from "../../src/digest/change-digest.ts";
import { deliverDigest } from "../../src/digest/deliver-digest.ts";
import { digestNow } from "../../src/digest/digest-now.ts";
import { queueDueDigests } from "../../src/digest/queue-due-digests.ts";
import { anOccurrence } from "../support/an-occurrence.ts";
import { crashAt, Ended } from "../support/crash-at.ts";
import { digestWorld, type DigestWorld } from "../support/digest-ports.ts";

const team = "C000000001";
const slot = "2026-11-23T08:00:00.000Z";
const next = "2026-11-30T08:00:00.000Z";
const day = 86_400_000;

describe("a due digest", () => {
  let world: DigestWorld;
  const deliver = (due = slot) => deliverDigest(world.ports, { team, slot: due });
  const state = () => world.ports.store.findDigestState(team);
  const meet = async (...times: string[]) => {
    for (const time of times) await world.ports.store.recordOccurrence(anOccurrence(time));
  };
  beforeEach(async () => {
    world = digestWorld("2026-11-16T09:00:00.000Z");
    await world.ports.store.joinTeam(team, slot);
    world.now("2026-11-23T08:20:00.000Z");
  });

  test("is posted once with its chart, and its slot moved on", async () => {
    await meet("2026-11-18T10:00:00.000Z");
    expect(await deliver()).toEqual({ kind: "posted", ts: "1" });
    expect(await deliver()).toEqual({ kind: "not-due" });
    expect(world.slack.messages).toHaveLength(1);
    expect(world.slack.messages[0]?.blocks).toContainEqual(expect.objectContaining({ type: "image", slack_file: { id: "F1" } }));
    expect(await state()).toEqual({ dueAt: next, toldUntil: slot });
  });

  test("is not sent where nothing happened; its slot is moved on", async () => {
    expect(await deliver()).toEqual({ kind: "nothing" });
    expect(world.slack.messages).toEqual([]);
    expect(await state()).toEqual({ dueAt: next, toldUntil: slot });
  });

  test("that is off is not sent; the week's totals are written all the same", async () => {
    await meet("2026-11-18T10:00:00.000Z");
    await world.ports.store.changeTeam(team, { digestOn: false });
    expect(await deliver()).toEqual({ kind: "off" });
    expect(world.slack.messages).toEqual([]);
    expect(await world.ports.store.listWeeks(team, "2026-W01")).toEqual([{ week: "2026-W47", errors: { "push/429/TOO_MANY_REQUESTS": { pipelines: 1, lookups: 0, days: 1 } } }]);
    expect(await state()).toEqual({ dueAt: next, toldUntil: slot });
  });

  test("writes the totals of every week that ended in its period, whole, and none that goes on", async () => {
    await world.ports.store.moveDueAt(team, slot, "2026-11-27T08:00:00.000Z", "2026-11-20T08:00:00.000Z");
    await meet("2026-11-16T00:00:00.000Z", "2026-11-21T10:00:00.000Z", "2026-11-23T10:00:00.000Z");
    world.now("2026-11-27T08:20:00.000Z");
    await deliver("2026-11-27T08:00:00.000Z");
    expect(await world.ports.store.listWeeks(team, "2026-W01")).toEqual([{ week: "2026-W47", errors: { "push/429/TOO_MANY_REQUESTS": { pipelines: 2, lookups: 0, days: 2 } } }]);
  });

  test("leaves out what was on its way then: that stands in what the next one compares with", async () => {
    await meet("2026-11-18T10:00:00.000Z");
    await deliver();
    await meet("2026-11-23T07:59:59.000Z", "2026-11-24T10:00:00.000Z");
    world.now("2026-11-30T08:20:00.000Z");
    await deliver(next);
    expect(world.slack.messages.at(-1)?.text).toContain("Coveo errors of the week: 1. 1 fewer than the week before (2,");
  });

  test("before its slot is not sent", async () => {
    world.now("2026-11-23T07:59:59.000Z");
    expect(await deliver()).toEqual({ kind: "not-due" });
  });

  test("of a channel that left is not sent, nor of one that was never a team", async () => {
    await meet("2026-11-18T10:00:00.000Z");
    await world.ports.store.leaveTeam(team);
    expect(await deliver()).toEqual({ kind: "no-team" });
    expect(world.slack.messages).toEqual([]);
  });

  test("that waited three weeks is the newest alone, with fourteen days at most", async () => {
    await meet("2026-12-01T10:00:00.000Z", "2026-12-13T10:00:00.000Z");
    await world.ports.store.moveDueAt(team, slot, next, slot);
    world.now("2026-12-15T08:20:00.000Z");
    expect(await deliver(next)).toMatchObject({ kind: "posted" });
    expect(world.slack.messages.map(({ text }) => text)).toEqual([expect.stringContaining("Coveo errors of 14 days: 2.")]);
    expect(await state()).toEqual({ dueAt: "2026-12-21T08:00:00.000Z", toldUntil: "2026-12-14T08:00:00.000Z" });
  });

  test("that was posted, but not moved on for weeks, is not told again by the newest", async () => {
    await meet("2026-11-18T10:00:00.000Z", "2026-12-01T10:00:00.000Z");
    const { ports } = crashAt(world.ports, ["store"], { fatal: 1 });
    const move = world.ports.store.moveDueAt;
    world.ports.store.moveDueAt = ports.store.moveDueAt;
    await expect(deliver()).rejects.toThrow(Ended);
    world.ports.store.moveDueAt = move;
    world.now("2026-12-07T08:20:00.000Z");
    expect(await deliver()).toMatchObject({ kind: "posted" });
    expect(world.slack.messages.map(({ text }) => text)).toEqual([expect.stringContaining("week: 1."), expect.stringContaining("Coveo errors of 14 days: 1.")]);
  });

  test("moved to another day tells what came since the last, and says how long that is", async () => {
    await meet("2026-11-18T10:00:00.000Z", "2026-11-23T09:00:00.000Z", "2026-11-26T10:00:00.000Z");
    await deliver();
    await changeDigest(world.ports, team, { schedule: { weekday: 5, time: "09:00", zone: "Europe/Paris" } });
    world.now("2026-11-27T08:20:00.000Z");
    await deliver("2026-11-27T08:00:00.000Z");
    expect(world.slack.messages.map(({ text }) => text)).toEqual([expect.stringContaining("of the week: 1."), expect.stringContaining("of 4 days: 2.")]);
  });

  test("whose schedule is changed while it is posted is noted as told", async () => {
    await meet("2026-11-18T10:00:00.000Z");
    const send = world.ports.messenger.send;
    world.ports.messenger.send = async (message) => {
      await changeDigest(world.ports, team, { schedule: { weekday: 3, time: "09:00", zone: "Europe/Paris" } });
      return send(message);
    };
    await deliver();
    expect(await state()).toEqual({ dueAt: "2026-12-02T08:00:00.000Z", toldUntil: slot });
  });

  test("asked for, tells of the last seven days and touches nothing", async () => {
    await meet("2026-11-18T10:00:00.000Z", "2026-11-16T08:00:00.000Z");
    const digest = await digestNow(world.ports, team);
    expect(digest).toMatchObject({ asked: true, total: { count: 1, before: 1 }, period: { until: "2026-11-23T08:20:00.000Z" } });
    expect(await state()).toEqual({ dueAt: slot, toldUntil: null });
    expect(await world.ports.store.listWeeks(team, "2026-W01")).toEqual([]);
    expect((await digestNow(world.ports, "C000000009")).total.count).toBe(0);
  });
});

describe("a digest's chart", () => {
  let world: DigestWorld;
  beforeEach(async () => {
    world = digestWorld("2026-11-16T09:00:00.000Z");
    await world.ports.store.joinTeam(team, slot);
    await world.ports.store.recordOccurrence(anOccurrence("2026-11-18T10:00:00.000Z"));
    world.now("2026-11-23T08:20:00.000Z");
  });
  const deliver = () => deliverDigest(world.ports, { team, slot });
  const images = () => world.slack.messages.flatMap(({ blocks }) => blocks).filter(({ type }) => type === "image").length;
  const refused = { kind: "refused" as const, reason: "invalid_blocks" };

  test("that Slack cannot show yet is tried once more", async () => {
    world.slack.answers.push(refused);
    expect(await deliver()).toMatchObject({ kind: "posted" });
    expect(images()).toBe(1);
  });

  test("that Slack cannot show at all is left out and deleted", async () => {
    world.slack.answers.push(refused, refused);
    expect(await deliver()).toMatchObject({ kind: "posted" });
    expect(world.slack.messages).toHaveLength(1);
    expect(images()).toBe(0);
    expect([...world.pictures]).toEqual([]);
  });

  test("is deleted where the message is refused, and what was not told is told with the next", async () => {
    world.slack.answers.push({ kind: "refused", reason: "is_archived" });
    expect(await deliver()).toEqual({ kind: "refused", reason: "is_archived" });
    expect([...world.pictures]).toEqual([]);
    expect(await world.ports.store.findDigestState(team)).toEqual({ dueAt: next, toldUntil: null });
  });

  test("that cannot be drawn or kept leaves the text", async () => {
    world.ports.drawChart = () => Promise.reject(new Error("no memory"));
    expect(await deliver()).toMatchObject({ kind: "posted" });
    expect(images()).toBe(0);
    expect(world.logged).toContain("chart-not-drawn");
  });

  test("of a message that was posted before its answer was lost is deleted with the second try, and not posted again", async () => {
    world.slack.loseAnswer();
    await expect(deliver()).rejects.toThrow("the connection broke");
    world.now("2026-11-23T08:21:00.000Z");
    expect(await deliver()).toEqual({ kind: "posted", ts: "1" });
    expect(world.slack.messages).toHaveLength(1);
    expect([...world.pictures]).toEqual(["F1"]);
  });
});

describe("digests that are due", () => {
  test("are queued with their slot, again while they are not delivered; teams without a slot are given one", async () => {
    const world = digestWorld("2026-11-23T08:20:00.000Z");
    const { store } = world.ports;
    await store.joinTeam("CDUE", slot);
    await store.joinTeam("CLATER", next);
    await store.joinTeam("CNEW");
    expect(await queueDueDigests(world.ports)).toEqual({ queued: 1, notSent: 0 });
    expect(await queueDueDigests(world.ports)).toEqual({ queued: 1, notSent: 0 });
    expect(world.queued).toEqual([1, 2].map(() => ({ version: 1, kind: "digest", correlationId: "id", team: "CDUE", slot })));
    expect(await store.findDigestState("CNEW")).toEqual({ dueAt: next, toldUntil: null });
  });

  test("of many teams are spread over a quarter of an hour, so that failures need not wait behind them", async () => {
    const world = digestWorld("2026-11-23T08:20:00.000Z");
    const delays: number[] = [];
    world.ports.queue.sendAll = async (messages, delaySeconds = () => 0) => {
      delays.push(...messages.map((_, at) => delaySeconds(at)));
      return { notSent: 0 };
    };
    for (let team = 0; team < 2_000; team += 1) await world.ports.store.joinTeam(`C${team}`, slot);
    expect(await queueDueDigests(world.ports)).toEqual({ queued: 2_000, notSent: 0 });
    expect([delays[0], delays[1], delays[2], delays[100], delays[1_999]]).toEqual([0, 0, 1, 50, 900]);
  });

  test("that the queue did not take are told of", async () => {
    const world = digestWorld("2026-11-23T08:20:00.000Z");
    await world.ports.store.joinTeam("CDUE", slot);
    world.ports.queue.sendAll = async (messages) => ({ notSent: messages.length });
    expect(await queueDueDigests(world.ports)).toEqual({ queued: 0, notSent: 1 });
  });
});

test("wherever a delivery ends, before or after a call, the digest is posted once, and nothing is told twice or left out", async () => {
  for (const moment of ["before", "after"] as const) {
    for (let fatal = 1; ; fatal += 1) {
      const world = digestWorld("2026-11-16T09:00:00.000Z");
      await world.ports.store.joinTeam(team, slot);
      await world.ports.store.recordOccurrence(anOccurrence("2026-11-18T10:00:00.000Z"));
      world.now("2026-11-23T08:20:00.000Z");
      const mortal = crashAt(world.ports, ["store", "messenger", "pictures", "drawChart"], { fatal, moment });
      const ended = await deliverDigest(mortal.ports, { team, slot }).then(
        () => false,
        (error: unknown) => error instanceof Ended,
      );
      world.now("2026-11-24T08:20:00.000Z");
      await queueDueDigests(world.ports);
      for (const message of world.queued) if (message.kind === "digest") await deliverDigest(world.ports, message);
      expect([moment, fatal, world.slack.messages.length]).toEqual([moment, fatal, 1]);
      expect(await world.ports.store.findDigestState(team)).toEqual({ dueAt: next, toldUntil: slot });
      if (!ended && mortal.calls() < fatal) break;
      expect(fatal).toBeLessThan(100);
    }
  }
});

test("over half a year of changes, pauses and outages every occurrence is told at most once, and left out only where a pause or an outage says so", async () => {
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant("hours" as const), hours: fc.integer({ min: 1, max: 100 }) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("outage" as const), hours: fc.integer({ min: 1, max: 250 }) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant("schedule" as const),
        weekday: fc.constantFrom(1, 2, 3, 4, 5, 6, 7),
        hour: fc.integer({ min: 0, max: 23 }),
        zone: fc.constantFrom("Europe/Paris", "America/New_York", "Pacific/Apia", "UTC"),
      }),
    },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60, size: "max" }), fc.boolean(), async (steps, twice) => {
      const world = digestWorld("2026-03-02T09:00:00.000Z");
      const begin = world.now();
      await world.ports.store.joinTeam(team);
      const sweepOnce = async (): Promise<void> => {
        await queueDueDigests(world.ports);
        for (const message of world.queued.splice(0)) {
          if (message.kind !== "digest") continue;
          const before = world.slack.messages.length;
          await deliverDigest(world.ports, message);
          if (twice) await deliverDigest(world.ports, message);
          if (world.slack.messages.length > before) told.push((await world.ports.store.findDigestState(team))?.toldUntil ?? "");
        }
      };
      const told: string[] = [];
      const hour = async (isUp: boolean): Promise<void> => {
        await world.ports.store.recordOccurrence(anOccurrence(new Date(world.now() + 1).toISOString()));
        world.now(new Date(world.now() + 3_600_000).toISOString());
        if (isUp) await sweepOnce();
      };
      for (const each of steps) {
        if (each.kind === "schedule") await changeDigest(world.ports, team, { schedule: { weekday: each.weekday as 1, time: `${String(each.hour).padStart(2, "0")}:00`, zone: each.zone } });
        else for (let passed = 0; passed < each.hours; passed += 1) await hour(each.kind === "hours");
      }
      const counts = world.slack.messages.map(({ text }) => Number(/: (\d+)\. /.exec(text)?.[1]));
      expect(counts.length).toBe(told.length);
      expect(new Set(told).size).toBe(told.length);
      for (const [at, until] of told.entries()) {
        const since = at === 0 ? null : (told[at - 1] ?? null);
        const gap = since === null ? null : Date.parse(until) - Date.parse(since);
        expect(gap === null || gap >= 84 * 3_600_000).toBe(true);
        // One occurrence an hour: what is told is as many as there are hours since the last, two weeks of them at most, an hour more or less where a clock change lies in the two weeks.
        const from = since === null ? Math.max(begin, Date.parse(until) - 7 * day) : Math.max(Date.parse(since), Date.parse(until) - 14 * day);
        const hours = (Date.parse(until) - from) / 3_600_000;
        const isExact = since !== null && gap !== null && gap <= 14 * day - 3_600_000;
        expect(Math.abs((counts[at] ?? 0) - hours)).toBeLessThanOrEqual(isExact ? 0 : 1);
      }
    }),
    { numRuns: 15 },
  );
});
