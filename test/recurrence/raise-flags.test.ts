import { beforeEach, describe, expect, test } from "vitest";
import { createMemoryStore } from "../../src/adapters/memory/create-memory-store.ts";
import { changeFlag } from "../../src/recurrence/change-flag.ts";
import type { FlagPorts } from "../../src/recurrence/flag-ports.ts";
import type { Snooze } from "../../src/recurrence/flag-state.ts";
import { lookUpOccurrence, pipelineOccurrence } from "../../src/recurrence/occurrence-of.ts";
import { raiseFlags } from "../../src/recurrence/raise-flags.ts";
import { aRun } from "../adapters/store-contract.ts";
import { createInMemorySlack } from "../support/in-memory-slack.ts";

const team = "C000000001";
const throttled = "push/429/RELATIONSHIP_UPDATE_RATE_LIMIT_EXCEEDED";
const either = "push/429/TOO_MANY_REQUESTS";
const daily = "push/429/TOO_MANY_DOCUMENTS_DAILY";
const missing = "push/412/SOURCE_DOES_NOT_EXIST";

const createWorld = () => {
  let now = Date.parse("2026-11-20T10:00:00.000Z");
  let runs = 0;
  const clock = () => new Date(now);
  const store = createMemoryStore({ clock });
  const slack = createInMemorySlack();
  const ports: FlagPorts = { store, messenger: slack.messenger, clock, log: () => {} };
  const raise = (errorId: string, time: string, of = team) => raiseFlags(ports, { team: of, errorId, occurredAt: new Date(time).toISOString() });
  return {
    ports,
    slack,
    store,
    setNow: (time: string) => (now = Date.parse(time)),
    raise,
    /** A pipeline fails, now or as late as `now` says. */
    fail: async (errorId: string, time: string, { of = team, organization = null, name = "acme/catalog-loader" }: { of?: string; organization?: string | null; name?: string } = {}) => {
      now = Math.max(now, Date.parse(time));
      const run = aRun({ runId: String((runs += 1)), occurredAt: new Date(time).toISOString(), project: { connection: "github", key: name, name } });
      await store.recordOccurrence(await pipelineOccurrence(of, errorId, run, { organization, source: null }));
      await raise(errorId, time, of);
    },
    lookUp: async (errorId: string, time: string) => {
      now = Math.max(now, Date.parse(time));
      const occurrence = await lookUpOccurrence(team, errorId, new Date(time));
      await store.recordOccurrence(occurrence);
      await raise(errorId, occurrence.occurredAt);
    },
    claims: async (errorId: string) => (await store.findFlag({ team, errorId })).claims,
    snooze: (errorId: string, snooze: Partial<Snooze>) =>
      changeFlag(store, { team, errorId }, (state) => ({ ...state, snooze: { until: new Date(now + 7 * 86_400_000).toISOString(), unlessWorseThan: null, by: "U1", at: clock().toISOString(), ...snooze } })),
  };
};

let world: ReturnType<typeof createWorld>;
beforeEach(async () => {
  world = createWorld();
  await world.store.joinTeam(team);
});

type Step = string | { lookUp: string };
const play = async (errorId: string, steps: readonly Step[]) => {
  for (const step of steps) await (typeof step === "string" ? world.fail(errorId, step) : world.lookUp(errorId, step.lookUp));
  return (await world.claims(errorId)).map(({ ladder, level, episode }) => `${ladder} ${level} ${episode.slice(5, 16)}`);
};

describe("a level", () => {
  const cases: { name: string; errorId: string; steps: Step[]; expected: string[] }[] = [
    { name: "is reached by three within 24 hours", errorId: throttled, steps: ["2026-11-20T10:00Z", "2026-11-20T20:00Z", "2026-11-21T09:59:59.999Z"], expected: ["throttling notice 11-21T09:59"] },
    { name: "is not by three in exactly 24 hours", errorId: throttled, steps: ["2026-11-20T10:00Z", "2026-11-20T20:00Z", "2026-11-21T10:00Z"], expected: [] },
    {
      name: "is a warning, and the notice too, by three different days in seven",
      errorId: throttled,
      steps: ["2026-11-20T10:00Z", "2026-11-23T23:59Z", "2026-11-26T00:00Z"],
      expected: ["throttling notice 11-26T00:00", "throttling warning 11-26T00:00"],
    },
    { name: "is not by three days in eight", errorId: throttled, steps: ["2026-11-20T23:59Z", "2026-11-23T10:00Z", "2026-11-27T00:00Z"], expected: [] },
    { name: "of a daily limit is reached by a second day", errorId: daily, steps: ["2026-11-20T23:59Z", "2026-11-21T00:00Z"], expected: ["daily-limit notice 11-21T00:00"] },
    { name: "of a daily limit is not by one day, however often", errorId: daily, steps: ["2026-11-20T01:00Z", "2026-11-20T10:00Z", "2026-11-20T23:59Z"], expected: [] },
    {
      name: "is reached on both ladders by an error that may be either, each by itself",
      errorId: either,
      steps: ["2026-11-20T10:00Z", "2026-11-20T11:00Z", "2026-11-20T12:00Z", "2026-11-21T13:00Z"],
      expected: ["throttling notice 11-20T12:00", "daily-limit notice 11-21T13:00"],
    },
    { name: "counts a bare 429 of the Push API on both", errorId: "push/429", steps: ["2026-11-20T22:00Z", "2026-11-20T23:00Z", "2026-11-21T00:00Z"], expected: ["throttling notice 11-21T00:00", "daily-limit notice 11-21T00:00"] },
    { name: "counts anything else five times in seven days", errorId: missing, steps: ["2026-11-20T10:00Z", "2026-11-21T10:00Z", "2026-11-22T10:00Z", "2026-11-23T10:00Z", "2026-11-27T09:59Z"], expected: ["other notice 11-27T09:59"] },
    { name: "counts look-ups", errorId: throttled, steps: [{ lookUp: "2026-11-20T10:30Z" }, { lookUp: "2026-11-20T11:30Z" }, { lookUp: "2026-11-20T12:30Z" }], expected: ["throttling notice 11-20T12:00"] },
    {
      name: "counts no look-up of an hour in which a pipeline failed",
      errorId: throttled,
      steps: ["2026-11-20T10:59Z", { lookUp: "2026-11-20T10:59:30Z" }, { lookUp: "2026-11-20T11:30Z" }, "2026-11-20T11:59Z"],
      expected: [],
    },
    {
      name: "counts no look-up whose hour has a pipeline, though enough came before it",
      errorId: throttled,
      steps: [...Array.from({ length: 9 }, (_, minute) => `2026-11-20T12:2${minute}Z`), "2026-11-21T12:40Z", { lookUp: "2026-11-21T12:50Z" }],
      expected: ["throttling notice 11-20T12:22"],
    },
    {
      name: "counts behind look-ups that do not count",
      errorId: missing,
      steps: ["10", "11", "12", "13", "14"].flatMap((hour): Step[] => [`2026-11-20T${hour}:30Z`, { lookUp: `2026-11-20T${hour}:40Z` }]),
      expected: ["other notice 11-20T14:30"],
    },
    {
      name: "counts no look-up at the window's end whose hour has a pipeline only after the window",
      errorId: throttled,
      steps: ["2026-11-21T10:40Z", { lookUp: "2026-11-21T10:00Z" }, "2026-11-20T20:00Z", "2026-11-20T10:30Z"],
      expected: [],
    },
  ];
  test.each(cases)("$name", async ({ errorId, steps, expected }) => {
    expect(await play(errorId, steps)).toEqual(expected);
  });
});

const messages = () => world.slack.messages.map(({ text }) => text.replace(/ \(.*| keeps.*/, ""));
const burst = (day: string, hours: readonly string[] = ["10", "11", "12"]) => hours.map((hour) => `2026-11-${day}T${hour}:00Z`);

describe("an episode", () => {
  test("raises a level once, however often the error comes", async () => {
    await play(throttled, [...burst("20"), ...burst("21"), "2026-11-21T20:00Z"]);
    expect(messages()).toEqual(["Notice: 429 RELATIONSHIP_UPDATE_RATE_LIMIT_EXCEEDED"]);
  });

  test("ends when nothing comes within 24 hours, and the next one raises it anew", async () => {
    expect(await play(throttled, [...burst("20"), ...burst("21", ["12", "13", "14"])])).toEqual(["throttling notice 11-20T12:00", "throttling notice 11-21T14:00"]);
    expect(messages()).toHaveLength(2);
  });

  test("that an older occurrence joins with another raises nothing new", async () => {
    const raised = await play(throttled, [...burst("20"), ...burst("21", ["13", "14", "15"])]);
    expect(await play(throttled, ["2026-11-20T23:00Z"])).toEqual(raised);
    expect(messages()).toHaveLength(2);
  });

  test("that climbs at once from nothing to a warning is told by one message, the worse", async () => {
    for (let minute = 10; minute < 20; minute += 1) {
      await world.store.recordOccurrence(await pipelineOccurrence(team, throttled, aRun({ runId: `r${minute}`, occurredAt: `2026-11-20T10:${minute}:00.000Z` }), { organization: null, source: null }));
    }
    await world.raise(throttled, "2026-11-20T10:19:00Z");
    expect((await world.claims(throttled)).map(({ level, told }) => ({ level, told }))).toEqual([
      { level: "notice", told: true },
      { level: "warning", told: true },
    ]);
    expect(messages()).toEqual(["Warning: 429 RELATIONSHIP_UPDATE_RATE_LIMIT_EXCEEDED"]);
  });

  test("stays one though it goes on for longer than occurrences are kept, and little is written for it", async () => {
    let changes = 0;
    const { changeFlag: change } = world.store;
    world.store.changeFlag = (...of) => {
      changes += 1;
      return change(...of);
    };
    const from = Date.parse("2026-11-20T00:00Z");
    for (let hour = 0; hour < 60 * 24; hour += 6) await world.fail(throttled, new Date(from + hour * 3_600_000).toISOString());
    expect((await world.claims(throttled)).map(({ level, episode }) => `${level} ${episode}`)).toEqual(["notice 2026-11-20T12:00:00.000Z", "warning 2026-11-22T00:00:00.000Z"]);
    expect(changes).toBeLessThan(2 * 60 + 10);
  });

  test("that nothing can join any more is forgotten when the flag is written next", async () => {
    await play(throttled, burst("20"));
    world.setNow("2027-01-10T10:00Z");
    for (const hour of ["08", "09", "10"]) await world.fail(throttled, `2027-01-10T${hour}:00Z`);
    expect((await world.claims(throttled)).map(({ episode }) => episode)).toEqual(["2027-01-10T10:00:00.000Z"]);
  });
});

describe("a snooze", () => {
  test("keeps what is raised untold, until an occurrence of the episode comes after it", async () => {
    await world.fail(throttled, "2026-11-20T10:00Z");
    await world.snooze(throttled, { until: "2026-11-20T20:00:00.000Z" });
    await play(throttled, ["2026-11-20T11:00Z", "2026-11-20T12:00Z", "2026-11-20T19:59Z"]);
    expect(messages()).toEqual([]);
    expect(await world.claims(throttled)).toMatchObject([{ told: false }]);
    await world.fail(throttled, "2026-11-20T20:00Z");
    expect(messages()).toEqual(["Notice: 429 RELATIONSHIP_UPDATE_RATE_LIMIT_EXCEEDED"]);
    expect(await world.claims(throttled)).toMatchObject([{ told: true }]);
  });

  test("until it gets worse ends with a worse level", async () => {
    await play(either, burst("20"));
    await world.snooze(either, { unlessWorseThan: "notice", until: "2027-02-18T00:00:00.000Z" });
    await world.fail(either, "2026-11-21T10:00Z");
    expect(messages()).toEqual(["Notice: 429 TOO_MANY_REQUESTS"]);
    await world.fail(either, "2026-11-22T09:00Z");
    expect(messages()).toEqual(["Notice: 429 TOO_MANY_REQUESTS", "Warning: 429 TOO_MANY_REQUESTS"]);
  });

  test("until it gets worse ends with its episode", async () => {
    await play(throttled, burst("20"));
    await world.snooze(throttled, { unlessWorseThan: "notice", until: "2027-02-18T00:00:00.000Z" });
    await play(throttled, ["2026-11-20T13:00Z", ...burst("30")]);
    expect(messages()).toHaveLength(2);
  });
});

describe("a mute", () => {
  const mute = (project: string | null, until: string) =>
    changeFlag(world.store, { team, errorId: throttled }, (state) => ({ ...state, mutes: [{ project, until, reason: "a migration", by: "U1", at: "2026-11-20T00:00:00.000Z" }] }));

  test("of the error tells nothing until it ends, and counts", async () => {
    await mute(null, "2026-11-20T20:00:00.000Z");
    await play(throttled, [...burst("20"), { lookUp: "2026-11-20T13:00Z" }]);
    expect(messages()).toEqual([]);
    await world.fail(throttled, "2026-11-20T20:30Z");
    expect(messages()).toHaveLength(1);
  });

  test("of a project tells nothing while it alone is behind it", async () => {
    await mute("acme/*", "2026-12-20T00:00:00.000Z");
    await play(throttled, burst("20"));
    expect(messages()).toEqual([]);
    await world.fail(throttled, "2026-11-20T13:00Z", { name: "other/loader" });
    expect(messages()).toHaveLength(1);
  });
});

describe("raising", () => {
  test("does nothing in a channel that is no team", async () => {
    for (const time of burst("20")) await world.fail(throttled, time, { of: "D000000001" });
    expect(world.slack.messages).toEqual([]);
    expect(await world.store.findFlag({ team: "D000000001", errorId: throttled })).toMatchObject({ claims: [] });
  });

  test("by several workers at once raises and tells once", async () => {
    for (const time of burst("20")) await world.store.recordOccurrence(await pipelineOccurrence(team, throttled, aRun({ runId: time, occurredAt: new Date(time).toISOString() }), { organization: null, source: null }));
    await Promise.allSettled(burst("20").map((time) => world.raise(throttled, time)));
    for (const time of burst("20")) await world.raise(throttled, time);
    expect(await world.claims(throttled)).toHaveLength(1);
    expect(messages()).toHaveLength(1);
  });

  test("is told by the next occurrence where Slack refused it", async () => {
    world.slack.answers.push({ kind: "refused", reason: "not_in_channel" });
    await play(throttled, burst("20"));
    expect(messages()).toEqual([]);
    await world.fail(throttled, "2026-11-20T13:00Z");
    expect(messages()).toHaveLength(1);
  });

  test("keeps to the team's own thresholds", async () => {
    await world.store.changeTeam(team, { thresholds: { throttling: { notice: 4, warning: 5 } } });
    await play(throttled, burst("20"));
    expect(messages()).toEqual([]);
    await play(throttled, ["2026-11-20T13:00Z", "2026-11-20T14:00Z"]);
    expect(messages()).toEqual(["Notice: 429 RELATIONSHIP_UPDATE_RATE_LIMIT_EXCEEDED", "Warning: 429 RELATIONSHIP_UPDATE_RATE_LIMIT_EXCEEDED"]);
  });

  test("of a daily limit says how many other channels met it in the organization, that day, and not which", async () => {
    for (const of of ["C000000002", "C000000003"]) {
      await world.store.joinTeam(of);
      await world.fail(daily, "2026-11-21T09:00Z", { of, organization: "acme4k2j" });
    }
    await world.fail(daily, "2026-11-20T10:00Z", { organization: "acme4k2j" });
    await world.fail(daily, "2026-11-21T10:00Z", { organization: "acme4k2j" });
    const told = JSON.stringify(world.slack.messages);
    expect(told).toContain("2 other channels met the same limit of the organization *acme4k2j*");
    expect(told).not.toMatch(/C000000002|C000000003/);
  });

  test("says how often it came in its own episode, not in a worse one of the weeks before", async () => {
    const told = () => world.slack.messages.map(({ text }) => text.replace(/^.*keeps coming back: |\. When.*$/g, ""));
    await play(throttled, Array.from({ length: 10 }, (_, minute) => `2026-11-02T10:1${minute}Z`));
    await play(throttled, burst("20"));
    expect(told()).toEqual(["3 times within 24 hours", "10 times within 24 hours", "3 times within 24 hours"]);
  });

  test("by different days counts the days of its own window", async () => {
    const told = () => world.slack.messages.map(({ text }) => text.replace(/^.*keeps coming back: |\. When.*$/g, ""));
    await play(daily, ["02", "03", "04", "05"].map((day) => `2026-11-${day}T10:00Z`));
    await play(daily, ["2026-11-20T10:00Z", "2026-11-22T10:00Z"]);
    expect(told()).toEqual(["on 2 different days within 7 days", "on 4 different days within 7 days", "on 2 different days within 7 days"]);
  });

  test("by a second rule tells that rule, though an earlier episode reached the first", async () => {
    await play(throttled, Array.from({ length: 10 }, (_, minute) => `2026-11-02T10:1${minute}Z`));
    await play(throttled, ["2026-11-20T10:00Z", "2026-11-22T10:00Z", "2026-11-24T10:00Z"]);
    expect(world.slack.messages.at(-1)?.text).toContain("on 3 different days within 7 days");
  });
});
