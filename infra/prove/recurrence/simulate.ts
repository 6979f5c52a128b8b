import { seededRandom } from "../../../test/evaluation/seeded-random.ts";
import { changeDigest } from "../../../src/digest/change-digest.ts";
import { queueDueDigests } from "../../../src/digest/queue-due-digests.ts";
import type { QueueMessage } from "../../../src/pipelines/queue-message.ts";
import type { Clock } from "../../../src/ports/clock.ts";
import type { Messenger } from "../../../src/ports/messenger.ts";
import type { Store } from "../../../src/ports/store.ts";
import { lookUpHour, lookUpOccurrence } from "../../../src/recurrence/occurrence-of.ts";
import { createConsumer, stageZone } from "./create-consumer.ts";
import { createDeliveries } from "./deliveries.ts";
import { createFaults, type Service } from "./faults.ts";
import { day, hour, week, type GeneratedLookUp, type GeneratedTeam } from "./generated.ts";
import { generateTeam } from "./generate-team.ts";
import { generateWeek } from "./generate-week.ts";
import type { Invocation } from "./invocation.ts";
import { createOracle } from "./oracle/create-oracle.ts";
import { planOutages } from "./plan-outages.ts";
import { createSimulatedQueue } from "./simulated-queue.ts";
import { createSimulatedSlack, type SimulatedSlack } from "./simulated-slack.ts";
import { teamActs } from "./team-actions.ts";
import { createVirtualTime } from "./virtual-time.ts";
import { createWithdrawals } from "./withdrawals.ts";

export type Simulation = {
  seed: number;
  weeks: number;
  channels: readonly string[];
  createStore: (clock: Clock) => Store;
  /** A Slack elsewhere, in place of the one in memory. */
  messenger?: Messenger;
  progress?: (weeks: number, violations: number) => void;
};

/** A Monday. */
const start = Date.parse("2026-01-05T00:00:00.000Z");
/** What is left is worked off, dead letters twice over. */
const aftermath = 10 * day;

/** Runs teams through weeks of failures, on the production use cases, with everything that goes wrong. */
export const simulate = async ({ seed, weeks, channels, createStore, messenger, progress }: Simulation) => {
  const end = start + weeks * week;
  const time = createVirtualTime(start - hour);
  const random = seededRandom(`${seed} events`);
  const plans = seededRandom(`${seed} deliveries`);
  const store = createStore(time.clock);
  const slack: SimulatedSlack | undefined = messenger === undefined ? createSimulatedSlack({ time, random: seededRandom(`${seed} slack`) }) : undefined;
  const teams = channels.map((channel, number) => generateTeam(seed, number, channel));
  const places = new Map(teams.flatMap((team) => team.places.map((place) => [`${place.project.key} ${place.workflow} ${place.branch}`, place])));
  const oracle = createOracle({ now: time.now, placeOf: (key, workflow, branch) => places.get(`${key} ${workflow} ${branch}`) });
  const organizations = new Map(teams.map(({ id, organization }) => [id, organization]));
  const outages = planOutages({ seed, weeks, start });
  const isDown = (service: Service): boolean => outages.some((each) => each.service === service && time.now() >= each.from && time.now() < each.until);
  const faults = createFaults({ time, random: seededRandom(`${seed} faults`), isDown });
  const figures = { lookUps: 0, deliveries: 0, storms: 0, actions: 0 };
  const cursed = new Set<string>();
  const nothing = (): void => {};

  const outside = <Port extends object>(port: Port): Port =>
    new Proxy(port, { get: (target, name) => (...args: unknown[]) => time.outside(async () => (Reflect.get(target, name) as (...args: unknown[]) => unknown)(...args)) });
  const isOutside = messenger !== undefined;
  const consumer = createConsumer({
    store: isOutside ? outside(store) : store,
    messenger: messenger === undefined ? (slack?.messenger ?? never()) : outside(messenger),
    faults,
    time,
    runOf: (id) => oracle.truth.runs.get(id),
    organizationOf: (team) => organizations.get(team) ?? "",
    postpone: (receipt, seconds) => queue.postpone(receipt, seconds),
    send: (message, seconds) => {
      if (random.below(250) === 0) cursed.add(message.correlationId);
      queue.send(message, time.now() + seconds * 1000);
    },
    newId: () => newId(),
  });

  const begin = (of: string, message: QueueMessage | undefined, isCursed: () => boolean): Invocation => {
    const invocation: Invocation = { of, message, startedAt: time.now(), recordedBefore: oracle.book.count(), calls: 0, ended: false, isCursed, unexpected: undefined, done: new Set(), observe: (name, args, result) => oracle.observe(invocation, name, args, result) };
    return invocation;
  };

  const queue = createSimulatedQueue({
    time,
    visibilityTimeout: 360,
    maxReceiveCount: 15,
    concurrency: 5,
    isHandedOverAgain: () => random.below(300) === 0,
    consume: async (event, { message, received }) => {
      // Ends at some call each time, until it is a dead letter; then it has passed.
      let calls = cursed.has(message.correlationId) && received <= 15 ? 1 + random.below(30) : -1;
      if (received >= 15) cursed.delete(message.correlationId);
      const invocation = begin(message.kind, message, () => (calls -= 1) === 0);
      oracle.begun(invocation);
      const response = await consumer(event, invocation);
      if (invocation.unexpected !== undefined) oracle.violations.add("the consumer throws what nobody expects", "", invocation.unexpected);
      if (response !== undefined && response.batchItemFailures.length === 0) await (isOutside ? time.outside(() => oracle.handled(invocation, store)) : oracle.handled(invocation, store));
      return response;
    },
  });

  let ids = 0;
  const newId = (): string => `message ${(ids += 1)}`;
  const send = (message: QueueMessage, at: number): void => {
    if (random.below(250) === 0) cursed.add(message.correlationId);
    figures.deliveries += 1;
    queue.send(message, at);
  };

  const deliveries = createDeliveries({ oracle, plans, newId, send });

  const lookUp = ({ team, errorId, at }: GeneratedLookUp): void =>
    time.at(at, () => {
      figures.lookUps += 1;
      if (isDown("dynamodb")) {
        oracle.truth.addLookUp({ team, errorId, at }, at + 5 * day);
        return send({ version: 1, kind: "slack", work: "look-up", correlationId: newId(), team, errorId, occurredAt: lookUpHour(new Date(at)) }, time.now());
      }
      oracle.truth.addLookUp({ team, errorId, at }, at);
      const meet = async (): Promise<void> => {
        const invocation = begin("look-up", undefined, () => false);
        const occurrence = await lookUpOccurrence(team, errorId, new Date(at));
        const recorded = await store.recordOccurrence(occurrence);
        await oracle.observe(invocation, "recordOccurrence", [occurrence], recorded);
        // Where the queue does not take it, the next occurrence sees to the flag.
        if (recorded === "recorded" && random.below(40) > 0) send({ version: 1, kind: "slack", work: "flag", correlationId: newId(), team, errorId, occurredAt: occurrence.occurredAt }, time.now());
      };
      void (isOutside ? time.outside(meet) : meet());
    });

  const sweep = (at: number): void =>
    time.at(at, () => {
      if (at + hour <= end + aftermath - 3 * day) sweep(at + hour);
      if (isDown("dynamodb")) return;
      const sendAll = async (messages: readonly QueueMessage[]): Promise<{ notSent: number }> => {
        const taken = messages.filter(() => random.below(50) > 0);
        for (const message of taken) send(message, time.now());
        return { notSent: messages.length - taken.length };
      };
      const work = async (): Promise<unknown> => queueDueDigests({ store, queue: { sendAll }, timeZone: stageZone, newId, clock: time.clock, log: nothing });
      void (isOutside ? time.outside(work) : work());
    });

  const words = seededRandom(`${seed} words`);
  const withdrawals = createWithdrawals({ store, slack, oracle, time, words, isDown: () => isDown("dynamodb"), send });

  const audit = async (): Promise<void> => {
    for (const { id } of teams) await oracle.counts.audit(store, id, Math.max(start, time.now() - 17 * day), time.now() - 10 * day);
  };

  const live = (team: GeneratedTeam, number: number): void => {
    const from = start + number * week;
    time.at(from, () => {
      const made = generateWeek(seed, team, number, from);
      figures.storms += made.storms;
      const isInTime = ({ at }: { at: number }): boolean => at < end;
      for (const run of made.runs.filter(isInTime)) deliveries.ofRun(run);
      for (const green of made.greens.filter(isInTime)) deliveries.ofGreen(green);
      for (const each of made.lookUps.filter(isInTime)) lookUp(each);
      const act = async (): Promise<void> => {
        if ((await teamActs({ store, oracle, time, slack }, team, random)) !== undefined) figures.actions += 1;
      };
      time.at(from + plans.below(week), () => void (isOutside ? time.outside(act) : act()));
      for (let times = words.below(4); times > 0; times -= 1) time.at(from + words.below(week), () => withdrawals.sayNotThis(team));
      if (number + 1 < weeks) live(team, number + 1);
    });
  };

  for (const team of teams) {
    for (const { project, isLinked } of team.places) {
      if (isLinked) await store.putLink({ connection: "github", projects: project.name, team: team.id, branches: [], workflows: [], post: "all" });
    }
    await changeDigest({ store, timeZone: stageZone, clock: time.clock }, team.id, { schedule: team.schedule });
    oracle.digests.joined(team.id, team.schedule);
    live(team, 0);
  }
  sweep(start);
  for (let passed = 1; passed * week <= weeks * week + aftermath; passed += 1) {
    time.at(start + passed * week, () => {
      slack?.forget();
      void (isOutside ? time.outside(audit) : audit());
      progress?.(passed, oracle.violations.total());
    });
  }
  await time.run(end + aftermath);
  await audit();
  oracle.counts.missing();
  oracle.messages.lists.finish();
  oracle.digests.finish(start - hour);
  if (queue.pending() > 0) oracle.violations.add("messages are left in the queue", "", String(queue.pending()));
  return { figures: { ...figures, ...deliveries.figures, ...withdrawals.figures }, oracle, queue, faults, slack, time, teams, store };
};

const never = (): never => {
  throw new Error("there is no Slack");
};
