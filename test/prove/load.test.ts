import { expect, test } from "vitest";
import { judge } from "../../infra/prove/load/judge.ts";
import { knownErrors, nameOf, type Run } from "../../infra/prove/load/loads.ts";
import { proveBursts } from "../../infra/prove/load/prove-bursts.ts";
import { proveMemory } from "../../infra/prove/load/prove-memory.ts";
import { messageName, type Held, type Told } from "../../infra/prove/load/read-held.ts";
import { seed } from "../support/seed.ts";

// The whole of it, with the times: npm run prove -- load
const say = (): void => {};

test("bursts of webhooks and of commands are all answered, counted and told once, one message at a time in each channel", async () => {
  const { bursts, verdict, slack, deadLetters, faults } = await proveBursts({ seed, runs: 30, channels: 12, patience: 100, spacing: 200, stormGap: 1, say });
  expect({ seed, faults }).toEqual({ seed, faults: [] });
  for (const { what, of, requests, answered } of bursts) expect.soft(answered, `${what}: ${of}`).toBe(requests);
  expect(verdict).toMatchObject({ lost: 0, doubled: 0 });
  expect(verdict.own + verdict.inThreads + verdict.coalesced).toBe(37);
  expect(slack.mostAtOnce).toBe(1);
  expect(deadLetters).toBe(0);
});

test("what the bot holds does not grow with what it handles", async () => {
  const { events, growth, faults } = await proveMemory({ seed, events: 80, channels: 10, looks: 12, say });
  expect({ seed, faults }).toEqual({ seed, faults: [] });
  expect(events).toBeGreaterThan(160);
  // The marks that a library once kept of each text were some 6 MiB of it.
  expect(growth.consuming).toBeLessThan(3);
  expect(growth.answering).toBeLessThan(3);
});

const [error] = knownErrors;
const runs = [1, 2, 3, 4].map((runId): Run => ({ provider: "report", project: `team-0/feeder-${runId}`, projectId: runId, runId, at: new Date(0), channel: "C1", error, outcome: "failed" }));
const lookUp = { channel: "C1", errorId: error.id };

/** Two with messages of their own, two in a storm's. */
const held = ({ told = {}, drop, add = {} }: { told?: Record<number, Told | null>; drop?: number; add?: Record<string, string> } = {}): Held => ({
  occurrences: [...runs.filter(({ runId }) => runId !== drop).map((run) => ({ team: "C1", errorId: error.id, run: nameOf(run) })), { team: "C1", errorId: error.id, run: null }],
  told: new Map(runs.map((run): [string, Told | null] => [nameOf(run), told[run.runId] ?? (run.runId > 2 ? { as: "storm", channel: "C1", ts: "9" } : { as: "own", channel: "C1", ts: String(run.runId) })])),
  flags: [],
  messages: new Map(Object.entries({ [messageName("C1", "1")]: "team-0/feeder-1 failed", [messageName("C1", "2")]: "team-0/feeder-2 failed", [messageName("C1", "9")]: "4 places failed at about the same time", ...add })),
});

test.each<[string, Held, { lost: number; doubled: number }]>([
  ["all is there once", held(), { lost: 0, doubled: 0 }],
  ["an occurrence is missing", held({ drop: 3 }), { lost: 1, doubled: 0 }],
  ["a message came twice", held({ add: { [messageName("C1", "1.5")]: "team-0/feeder-1 failed" } }), { lost: 0, doubled: 1 }],
  ["a run is told in a message that is not there", held({ told: { 4: { as: "own", channel: "C1", ts: "8" } } }), { lost: 1, doubled: 0 }],
  ["a run is told in another's message", held({ told: { 2: { as: "own", channel: "C1", ts: "1" } } }), { lost: 2, doubled: 1 }],
  ["a storm's message leaves a place out", held({ add: { [messageName("C1", "9")]: "3 places failed at about the same time" } }), { lost: 1, doubled: 0 }],
  ["a storm has two messages", held({ told: { 4: { as: "storm", channel: "C1", ts: "10" } }, add: { [messageName("C1", "10")]: "4 places failed" } }), { lost: 0, doubled: 1 }],
])("the proof sees where %s", (_, seen, expected) => {
  expect(judge(seen, runs, [lookUp])).toMatchObject(expected);
});

test("the proof sees a flag and a look-up that are missing", () => {
  const five = [...runs, { ...runs[0], runId: 5 } as Run];
  const { faults } = judge({ ...held(), occurrences: [] }, five, [lookUp]);
  expect(faults).toContain(`no flag is raised: C1 ${error.id}, met 5 times`);
  expect(faults).toContain(`no look-up is counted: C1 ${error.id}`);
});
