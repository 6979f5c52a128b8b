import { fc } from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import type { LogDiagnosis } from "../../src/diagnosis/diagnosis.ts";
import { MessageHeldError } from "../../src/errors.ts";
import type { ExplainPorts } from "../../src/pipelines/explain-failure.ts";
import { crashAt, Ended, type Moment } from "../support/crash-at.ts";
import { jobLog, type World } from "../support/create-world.ts";
import { at, failAt, failedAt, passAt, said, statusLine } from "../support/fail-and-pass.ts";
import { linkedWorld } from "../support/linked-world.ts";

const names = ["a", "b", "c", "d"];
const project = (name: string) => ({ connection: "github", key: name, name: `acme/${name}` });

let diagnosed: LogDiagnosis | undefined;

const newWorld = async (): Promise<World> => {
  const world = await linkedWorld(...names.map((name) => `acme/${name}`));
  // Every run of these worlds has the same log: it is read once.
  diagnosed ??= await world.ports.diagnose(ReadableStream.from([new TextEncoder().encode(jobLog)]));
  const report = diagnosed;
  world.ports.diagnose = async () => report;
  return world;
};

type Event = { what: "fails" | "passes"; time: string; project?: string };

const happen = (ports: ExplainPorts, { what, time, project: name }: Event): Promise<unknown> => {
  const changes = name === undefined ? {} : { project: project(name) };
  return what === "fails" ? failAt(ports, time, changes) : passAt(ports, time, changes);
};

/** As the queue does: an event that fails comes again later. */
const untilDone = async (world: World, events: readonly Event[]): Promise<void> => {
  let left = [...events];
  for (let rounds = 0; left.length > 0; rounds += 1) {
    if (rounds > 20) throw new Error(`never done: ${JSON.stringify(left)}`);
    const again: Event[] = [];
    for (const event of left) {
      try {
        await happen(world.ports, event);
      } catch (error) {
        if (!(error instanceof MessageHeldError)) throw error;
        again.push(event);
      }
    }
    left = again;
    world.pass(15);
  }
};

const crashing = (ports: ExplainPorts, fatal: number, moment: Moment) => crashAt(ports, ["store", "logs", "messenger"], { fatal, moment });

/** How often each run is told of: by its own message or in a thread (its name stands in none other), and every note. */
const duplicates = (world: World): string[] => {
  const keys = world.messages.map((message) => message.key);
  return keys.filter((key, index) => keys.indexOf(key) !== index);
};
const parents = (world: World) => world.messages.filter((message) => message.threadTs === undefined);

describe("the consumer, ended at any of its calls and started again", () => {
  const fails = (time: string, name?: string): Event => ({ what: "fails", time, ...(name === undefined ? {} : { project: name }) });
  const passes = (time: string, name?: string): Event => ({ what: "passes", time, ...(name === undefined ? {} : { project: name }) });

  /** `last` is the event that is ended; `after` comes while it waits to be tried again. */
  const stories: { name: string; before: Event[]; last: Event; after: Event[]; messages: number; parents: number; counted: number; status: RegExp }[] = [
    { name: "on the first failure", before: [], last: fails("09:00"), after: [], messages: 1, parents: 1, counted: 1, status: /^Not fixed/ },
    { name: "on a repeat", before: [fails("09:00")], last: fails("09:20"), after: [], messages: 2, parents: 1, counted: 2, status: /^\*2nd time\* since 09:00, last 09:20/ },
    { name: "on the first, with a repeat before it is tried again", before: [], last: fails("09:00"), after: [fails("09:20")], messages: 2, parents: 1, counted: 2, status: /^\*2nd time\* since 09:00, last 09:20/ },
    { name: "on a repeat, with another before it is tried again", before: [fails("09:00")], last: fails("09:20"), after: [fails("09:40")], messages: 3, parents: 1, counted: 3, status: /^\*3rd time\* since 09:00, last 09:40/ },
    { name: "on a repeat, with a recovery before it is tried again", before: [fails("09:00")], last: fails("09:20"), after: [passes("09:40")], messages: 3, parents: 1, counted: 2, status: /^\*Recovered\* in run 09:40, 09:40, after 2 failures since 09:00/ },
    { name: "on the first, with a recovery before it is tried again", before: [], last: fails("09:00"), after: [passes("09:20")], messages: -1, parents: 1, counted: 1, status: /^\*Recovered\* in run 09:20/ },
    { name: "on a recovery", before: [fails("09:00"), fails("09:20")], last: passes("09:40"), after: [], messages: 3, parents: 1, counted: 2, status: /^\*Recovered\* in run 09:40, 09:40, after 2 failures/ },
    { name: "on a recovery, with a new failure before it is tried again", before: [fails("09:00")], last: passes("09:20"), after: [fails("09:40")], messages: -1, parents: -1, counted: 2, status: /^\*Recovered\* in run 09:20|^\*2nd time/ },
    { name: "on a recovery, with a later one before it is tried again", before: [fails("09:00")], last: passes("09:20"), after: [passes("09:40")], messages: 2, parents: 1, counted: 1, status: /^\*Recovered\* in run 09:[24]0/ },
    { name: "on a late failure that recovered already", before: [passes("09:20")], last: fails("09:00"), after: [], messages: 1, parents: 1, counted: 1, status: /^\*Recovered\* in run 09:20/ },
    { name: "on a failure after a recovery", before: [fails("09:00"), passes("09:20")], last: fails("09:40"), after: [], messages: 3, parents: 2, counted: 2, status: /^\*Recovered\* in run 09:20/ },
  ];

  test.each(stories)("$name: tells and counts everything once", async (story) => {
    const whole = await newWorld();
    await untilDone(whole, story.before);
    const counter = crashing(whole.ports, 0, "before");
    await happen(counter.ports, story.last);
    expect(counter.calls()).toBeGreaterThan(5);

    for (let fatal = 1; fatal <= counter.calls(); fatal += 1) {
      for (const moment of ["before", "after"] as const) {
        const world = await newWorld();
        await untilDone(world, story.before);
        await expect(happen(crashing(world.ports, fatal, moment).ports, story.last)).rejects.toThrow(Ended);
        await untilDone(world, [...story.after, story.last, ...story.before]);
        const seen = { fatal, moment, duplicates: duplicates(world), counted: (await world.counted()).length, status: statusLine(parents(world)[0]) };
        expect(seen).toEqual({ fatal, moment, duplicates: [], counted: story.counted, status: expect.stringMatching(story.status) });
        if (story.messages >= 0) expect({ fatal, moment, messages: world.messages.length }).toEqual({ fatal, moment, messages: story.messages });
        if (story.parents >= 0) expect({ fatal, moment, parents: parents(world).length }).toEqual({ fatal, moment, parents: story.parents });
      }
    }
  });

  test.each([
    { name: "on the failure that makes a storm", last: "c", after: ["d"] },
    { name: "on one that joins a storm", last: "d", after: [] },
  ])("$name: tells of it in one message", async ({ last, after }) => {
    const before = names.slice(0, names.indexOf(last));
    const event = (name: string): Event => ({ what: "fails", time: `09:0${names.indexOf(name)}`, project: name });
    const whole = await newWorld();
    await untilDone(whole, before.map(event));
    const counter = crashing(whole.ports, 0, "before");
    await happen(counter.ports, event(last));
    for (let fatal = 1; fatal <= counter.calls(); fatal += 1) {
      for (const moment of ["before", "after"] as const) {
        const world = await newWorld();
        await untilDone(world, before.map(event));
        await expect(happen(crashing(world.ports, fatal, moment).ports, event(last))).rejects.toThrow(Ended);
        await untilDone(world, [...after, last].map(event));
        expect({ fatal, moment, messages: world.messages.length, text: world.messages[2]?.text }).toEqual({ fatal, moment, messages: 3, text: expect.stringMatching(/^4 places|^3 places/) });
        for (const name of [...before, last, ...after]) expect(said(world.messages[2])).toContain(`acme/${name}`);
      }
    }
  });
});

describe("failures and recoveries in any order, any number of times, ended anywhere", () => {
  const events: Event[] = ["09:00", "09:10", "09:20", "09:30"].map((time) => ({ what: "fails", time }));
  const passed: Event = { what: "passes", time: "09:25" };
  const delivery = fc.record({ event: fc.constantFrom(...events, passed), fatal: fc.nat(45), moment: fc.constantFrom<Moment>("before", "after") });

  test("tell each run once, count the set, and end in the same words", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(delivery, { maxLength: 12 }), fc.shuffledSubarray(events, { minLength: events.length }), fc.boolean(), async (deliveries, order, passes) => {
        const world = await newWorld();
        for (const { event, fatal, moment } of deliveries.filter(({ event }) => passes || event !== passed)) {
          try {
            await happen(crashing(world.ports, fatal, moment).ports, event);
          } catch (error) {
            if (!(error instanceof Ended) && !(error instanceof MessageHeldError)) throw error;
          }
          world.pass(3);
        }
        world.pass(15);
        await untilDone(world, passes ? [...order, passed] : order);
        expect(duplicates(world)).toEqual([]);
        expect(await world.counted()).toHaveLength(4);
        for (const { time } of events) expect(await world.ports.store.findRun(failedAt(time))).toMatchObject({ outcome: { kind: "explained", notPosted: null } });
        const replies = world.messages.filter((message) => !message.text.includes("recovered in run"));
        expect(replies).toHaveLength(4);
        if (!passes) expect(parents(world).map(statusLine)).toEqual(["*4th time* since 09:00, last 09:30 in run 09:30. Repeats are in the thread."]);
        const open = await world.ports.store.findOpenFailure({ place: failedAt("09:00"), errorId: "push/412/SOURCE_DOES_NOT_EXIST" });
        expect(open).toMatchObject({ lastAt: at("09:30"), recovered: null });
      }),
      { numRuns: 250 },
    );
  });

  const everywhere: Event[] = names.flatMap((name, index) => [
    { what: "fails" as const, time: `09:0${index}`, project: name },
    { what: "fails" as const, time: `09:1${index}`, project: name },
    { what: "passes" as const, time: `09:3${index}`, project: name },
  ]);
  const somewhere = fc.record({ event: fc.constantFrom(...everywhere), fatal: fc.nat(60), moment: fc.constantFrom<Moment>("before", "after") });

  test("in many places at once tell each run once and end with every message recovered", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(somewhere, { maxLength: 16 }), fc.shuffledSubarray(everywhere, { minLength: everywhere.length }), async (deliveries, order) => {
        const world = await newWorld();
        for (const { event, fatal, moment } of deliveries) {
          try {
            await happen(crashing(world.ports, fatal, moment).ports, event);
          } catch (error) {
            if (!(error instanceof Ended) && !(error instanceof MessageHeldError)) throw error;
          }
          world.pass(3);
        }
        world.pass(15);
        await untilDone(world, order);
        expect(duplicates(world)).toEqual([]);
        expect(await world.counted()).toHaveLength(8);
        const told = new Map<string, string>();
        for (const { time, project: name = "" } of everywhere.filter(({ what }) => what === "fails")) {
          const run = await world.ports.store.findRun(failedAt(time, { project: project(name) }));
          const { as, ts } = run?.outcome?.kind === "explained" && run.outcome.told !== undefined ? run.outcome.told : expect.fail(`${time} was not told`);
          expect(world.messages.some((message) => message.ts === ts)).toBe(true);
          told.set(`${name} ${time}`, as);
        }
        const own = [...told.values()].filter((as) => as !== "storm");
        const storms = world.messages.filter((message) => message.text.includes("places failed"));
        const notes = world.messages.filter((message) => message.text.includes("recovered in run"));
        expect(world.messages).toHaveLength(own.length + storms.length + notes.length);
        for (const message of parents(world)) expect(storms.includes(message) ? said(message) : statusLine(message)).toContain("ecovered");
        for (const storm of storms) expect(said(storm)).toContain("All have recovered");
      }),
      { numRuns: 250 },
    );
  });
});
