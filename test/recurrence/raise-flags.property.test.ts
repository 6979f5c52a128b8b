import { fc } from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import { createMemoryStore } from "../../src/adapters/memory/create-memory-store.ts";
import { lookUpOccurrence, pipelineOccurrence } from "../../src/recurrence/occurrence-of.ts";
import { raiseFlags } from "../../src/recurrence/raise-flags.ts";
import type { FlagPorts } from "../../src/recurrence/flag-ports.ts";
import { aRun } from "../adapters/store-contract.ts";
import { crashAt, Ended } from "../support/crash-at.ts";
import { createInMemorySlack } from "../support/in-memory-slack.ts";
import { createNaiveFlags, type Happened } from "../support/naive-flags.ts";

const team = "C000000001";
const hour = 3_600_000;
const start = Date.parse("2026-11-02T00:00:00.000Z");
const errorIds = ["push/429/TOO_MANY_REQUESTS", "push/429/RELATIONSHIP_UPDATE_RATE_LIMIT_EXCEEDED", "push/429/TOO_MANY_DOCUMENTS_DAILY", "push/412/SOURCE_DOES_NOT_EXIST"];

const createWorld = async () => {
  let now = start + 22 * 24 * hour;
  const clock = () => new Date(now);
  const store = createMemoryStore({ clock });
  await store.joinTeam(team);
  const slack = createInMemorySlack();
  const ports: FlagPorts = { store, messenger: slack.messenger, clock, log: () => {} };
  return { ports, slack, pass: (seconds: number) => (now += seconds * 1000) };
};

type Arrival = Happened & { id: number };

const process = async (ports: FlagPorts, errorId: string, { time, source, id }: Arrival): Promise<void> => {
  const occurredAt = new Date(time).toISOString();
  await ports.store.recordOccurrence(
    source === "lookup"
      ? await lookUpOccurrence(team, errorId, new Date(time))
      : await pipelineOccurrence(team, errorId, aRun({ runId: String(id), occurredAt }), { organization: "acme", source: null }),
  );
  await raiseFlags(ports, { team, errorId, occurredAt });
};

/** Times that like to meet the edges of hours, days and windows, and to come in clusters. */
const happening = (days: number): fc.Arbitrary<Happened> =>
  fc
    .record({
      at: fc.oneof(fc.integer({ min: 0, max: days * 48 - 1 }).map((half) => half * 0.5), fc.integer({ min: 0, max: days - 1 }).map((day) => day * 24 + 2)),
      shift: fc.constantFrom(0, 0, -1, 1, 59_999),
      source: fc.constantFrom("pipeline" as const, "pipeline" as const, "lookup" as const),
    })
    .map(({ at, shift, source }) => {
      const time = start + hour + at * hour + shift;
      return { source, time: source === "lookup" ? Math.floor(time / hour) * hour : time };
    });

/** Hours in which a failure is looked up: the look-up comes first in its hour, and does not count. */
const lookedUp = (days: number): fc.Arbitrary<Happened[]> =>
  fc
    .array(fc.record({ hourOf: fc.integer({ min: 0, max: days * 24 - 1 }), after: fc.constantFrom(0, 1, 1_800_000, hour - 1), alone: fc.boolean() }), { minLength: 0, maxLength: 40, size: "max" })
    .map((hours) =>
      hours.flatMap(({ hourOf, after, alone }): Happened[] => {
        const time = start + hourOf * hour;
        return [{ source: "lookup", time }, ...(alone ? [] : [{ source: "pipeline" as const, time: time + after }])];
      }),
    )
    .chain((list) => fc.oneof(fc.constant(list.toSorted((a, b) => a.time - b.time)), fc.shuffledSubarray(list, { minLength: list.length })));

const distinct = (list: readonly Happened[]): Arrival[] => {
  const lookups = new Set<number>();
  return list
    .filter(({ source, time }) => source === "pipeline" || (!lookups.has(time) && lookups.add(time)))
    .map((each, id) => ({ ...each, id }));
};

const arrivals = fc.record({
  errorId: fc.constantFrom(...errorIds),
  list: fc.oneof(fc.array(happening(20), { maxLength: 40 }), fc.array(happening(3), { maxLength: 40 }), fc.array(happening(1), { maxLength: 25 }), lookedUp(2), lookedUp(9)).map(distinct),
  again: fc.array(fc.nat(), { maxLength: 6 }),
});

/** The arrivals with some of them again, anywhere: whatever comes first is the new one. */
const withAgain = <T>(list: readonly T[], again: readonly number[]): { each: T; isNew: boolean }[] => {
  const all = [...list];
  for (const at of again) if (list.length > 0) all.splice(at % (all.length + 1), 0, ...list.slice(at % list.length, (at % list.length) + 1));
  return all.map((each, index) => ({ each, isNew: all.indexOf(each) === index }));
};

const named = <T extends { ladder: string; level: string; episode: string }>(claims: readonly T[]) =>
  claims.map(({ ladder, level, episode }) => `${ladder} ${level} ${episode}`).toSorted();

const runs = 400;

describe("flags, as against a model that reads everything each time", () => {
  test("are the same in any order, with any duplicates, and each that is new is told by one message", async () => {
    await fc.assert(
      fc.asyncProperty(arrivals, async ({ errorId, list, again }) => {
        const { ports, slack } = await createWorld();
        const naive = createNaiveFlags(errorId);
        for (const { each, isNew } of withAgain(list, again)) {
          const before = slack.messages.length;
          await process(ports, errorId, each);
          const raised = naive.arrive(each, isNew);
          expect(slack.messages.length - before).toBe(raised.length > 0 ? 1 : 0);
        }
        const { claims } = await ports.store.findFlag({ team, errorId });
        expect(named(claims)).toEqual(named(naive.claims));
        expect(claims.every(({ told }) => told)).toBe(true);
      }),
      { numRuns: runs },
    );
  });

  test("are the same though the process ends at any call, before or after it, and is given the message again", async () => {
    const crashes = fc.array(fc.record({ at: fc.nat(), fatal: fc.integer({ min: 1, max: 25 }), moment: fc.constantFrom("before" as const, "after" as const) }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(arrivals, crashes, async ({ errorId, list }, ends) => {
        const { ports, slack, pass } = await createWorld();
        const naive = createNaiveFlags(errorId);
        for (const [index, each] of list.entries()) {
          for (const { fatal, moment } of ends.filter(({ at }) => at % list.length === index)) {
            await process(crashAt(ports, ["store", "messenger"], { fatal, moment }).ports, errorId, each).catch((error: unknown) => {
              if (!(error instanceof Ended)) throw error;
            });
            pass(20);
          }
          const raised = naive.arrive(each);
          const before = slack.messages.length;
          await process(ports, errorId, each);
          expect(slack.messages.length - before).toBeLessThanOrEqual(raised.length > 0 ? 1 : 0);
        }
        const { claims } = await ports.store.findFlag({ team, errorId });
        expect(named(claims)).toEqual(named(naive.claims));
        expect(claims.every(({ told }) => told)).toBe(true);
        expect(new Set(slack.messages.map(({ key }) => key)).size).toBe(slack.messages.length);
      }),
      { numRuns: runs },
    );
  });
});
