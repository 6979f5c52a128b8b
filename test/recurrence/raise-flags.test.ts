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
