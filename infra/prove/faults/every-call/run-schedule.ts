import { createMemoryStore } from "../../../../src/adapters/memory/create-memory-store.ts";
import { keyOf, type Posting } from "../../../../src/posting/posting.ts";
import type { Messenger } from "../../../../src/ports/messenger.ts";
import type { Store } from "../../../../src/ports/store.ts";
import { seededRandom } from "../../../../test/evaluation/seeded-random.ts";
import { createInMemorySlack } from "../../../../test/support/in-memory-slack.ts";
import { createConsumer } from "../../recurrence/create-consumer.ts";
import type { Invocation } from "../../recurrence/invocation.ts";
import { createSimulatedQueue } from "../../recurrence/simulated-queue.ts";
import { createVirtualTime, type VirtualTime } from "../../recurrence/virtual-time.ts";
import { createActors, defaultBranch, workflow, type Actors } from "../actors.ts";
import { judge } from "../judge.ts";
import { crowd, messageOf, scenes, type Scene } from "../scene.ts";
import { setScene } from "../set-scene.ts";
import { createKiller } from "./killer.ts";
import type { Schedule } from "./schedule.ts";

const day = 86_400_000;
/** A Monday. */
const start = Date.parse("2026-01-05T08:00:00.000Z");

/** Plays a scene by the production use cases behind the production batch loop, and says what is not as it must be in the end. */
export const runSchedule = async (schedule: Schedule): Promise<{ calls: number; faults: string[] }> => {
  const scene = [...scenes, crowd].find(({ name }) => name === schedule.scene);
  if (scene === undefined) throw new RangeError(`there is no scene called ${schedule.scene}`);
  const time = createVirtualTime(start);
  const actors = createActors({ number: 1, channel: "C000000001", start });
  const memory = createMemoryStore({ clock: time.clock });
  await setScene(memory, scene, actors);
  const { store, reserved } = watchReservations(memory);
  const slack = createInMemorySlack();
  const killer = createKiller(schedule.kills, paceOf(schedule, time));
  const unexpected: string[] = [];
  let planned = 0;
  const errors = errorsByRun(scene, actors);

  const queue = createSimulatedQueue({
    time,
    visibilityTimeout: 360,
    maxReceiveCount: schedule.comesBack === "after its visibility time-out" ? 15 : 1,
    concurrency: 5,
    isHandedOverAgain: () => false,
    consume: async (event, { message }) => {
      const invocation: Invocation = { of: message.kind, message, startedAt: time.now(), recordedBefore: 0, calls: 0, ended: false, isCursed: () => false, observe: () => {}, unexpected: undefined, done: new Set() };
      const consumer = createConsumer({
        store,
        messenger: withMemory(slack.messenger, time),
        faults: killer,
        time,
        runOf: (id) => errors(id),
        organizationOf: () => "acme4k2j",
        postpone: async (receipt, seconds) => void (await killer.call(invocation, () => queue.postpone(receipt, seconds))),
        send: (message, seconds) => queue.send(message, time.now() + seconds * 1000),
        newId: () => `${actors.channel} planned ${(planned += 1)}`,
      });
      const response = await consumer(event, invocation);
      if (invocation.unexpected !== undefined) unexpected.push(`threw what nobody expects: ${invocation.unexpected}`);
      return response;
    },
  });

  for (const [turn, index] of schedule.order.entries()) {
    const happening = scene.happenings[index];
    if (happening === undefined) continue;
    // None is delivered before it happened.
    const at = start + (61 + (schedule.together === null ? turn * 10 : 0)) * 60_000;
    for (let copy = 0; copy < (schedule.twice ? 2 : 1); copy += 1) queue.send(messageOf(happening, actors), at);
  }
  await time.run(start + 6 * day);
  const messages = slack.messages.map(({ ts, key, threadTs, text, blocks }) => ({ ts, key, threadTs, text, blocks }));
  return { calls: killer.calls(), faults: [...unexpected, ...(await judge(scene, actors, { store, messages, reserved: [...reserved.values()].map((posting) => JSON.stringify(posting)), pending: queue.pending(), deadLetters: 0 }))] };
};

const paceOf = ({ together }: Schedule, time: VirtualTime): (() => Promise<void>) => {
  if (together === null) return async () => {};
  const random = seededRandom(`pace ${together}`);
  // Now and then one takes so long that others do much meanwhile: Slack may take five seconds.
  return () => time.sleep(together === 0 ? 5 : 1 + random.below(random.pick([20, 20, 20, 20, 20, 20, 1_000, 4_900])));
};

const errorsByRun = (scene: Scene, actors: Actors) => {
  const runs = new Map(
    scene.happenings.flatMap((each) =>
      each.kind === "failure"
        ? [[`${actors.project(each.place).key} ${actors.runId(each.run)} 1`, { errors: [...each.errors], place: { id: each.place, team: actors.channel, project: actors.project(each.place), workflow, branch: defaultBranch, isLinked: true } }]]
        : [],
    ),
  );
  return (id: string) => runs.get(id);
};

/** The same store, and what is reserved in it at the moment. */
const watchReservations = (memory: Store): { store: Store; reserved: Map<string, Posting> } => {
  const reserved = new Map<string, Posting>();
  const store: Store = {
    ...memory,
    reserve: async (posting, ...rest) => {
      const reservation = await memory.reserve(posting, ...rest);
      if (reservation.kind === "reserved") reserved.set(await keyOf(posting), posting);
      return reservation;
    },
    markPosted: async (posting, ts) => {
      reserved.delete(await keyOf(posting));
      return memory.markPosted(posting, ts);
    },
    release: async (posting) => {
      reserved.delete(await keyOf(posting));
      return memory.release(posting);
    },
  };
  return { store, reserved };
};

const posted = new WeakMap<VirtualTime, Map<string, number>>();

/** Finds a message only where it is looked for from a time before it was posted. */
const withMemory = (messenger: Messenger, time: VirtualTime): Messenger => {
  const times = posted.get(time) ?? new Map<string, number>();
  posted.set(time, times);
  return {
    ...messenger,
    send: (message) => {
      times.set(message.key, time.now());
      return messenger.send(message);
    },
    findPosted: async (query) => ((times.get(query.key) ?? 0) >= Date.parse(query.since) - 5_000 ? messenger.findPosted(query) : { kind: "absent" }),
  };
};
