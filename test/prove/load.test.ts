import { expect, test } from "vitest";
import { proveBursts } from "../../infra/prove/load/prove-bursts.ts";
import { proveMemory } from "../../infra/prove/load/prove-memory.ts";

// The whole of it, with the times: npm run prove -- load
const seed = Date.now() % 2 ** 31;
const say = (): void => {};

test("bursts of webhooks and of commands are all answered, counted and told once, one message at a time in each channel", { timeout: 120_000 }, async () => {
  const { bursts, verdict, slack, deadLetters, faults } = await proveBursts({ seed, runs: 30, channels: 12, patience: 100, spacing: 200, say });
  expect({ seed, faults }).toEqual({ seed, faults: [] });
  for (const { what, requests, answered } of bursts) expect.soft(answered, what).toBe(requests);
  expect(verdict).toMatchObject({ lost: 0, doubled: 0 });
  expect(verdict.own + verdict.inThreads + verdict.coalesced).toBe(43);
  expect(slack.mostAtOnce).toBe(1);
  expect(deadLetters).toBe(0);
});

test("what the bot holds does not grow with what it handles", { timeout: 120_000 }, async () => {
  const { events, growth, faults } = await proveMemory({ seed, events: 80, channels: 10, looks: 12, say });
  expect({ seed, faults }).toEqual({ seed, faults: [] });
  expect(events).toBeGreaterThan(160);
  // The marks that a library once kept of each text were some 6 MiB of it.
  expect(growth.consuming).toBeLessThan(3);
  expect(growth.answering).toBeLessThan(3);
});
