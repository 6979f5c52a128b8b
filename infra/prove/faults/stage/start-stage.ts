import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { createDynamoStore } from "../../../../src/adapters/dynamodb/create-dynamo-store.ts";
import { consumeBatch } from "../../../../src/adapters/lambda/consume-batch.ts";
import { createQueueFunction } from "../../../../src/app/create-queue-function.ts";
import { installMovableClock } from "../../../../src/local/playground/movable-clock.ts";
import { untilMonday } from "../../../../src/local/playground/next-monday.ts";
import { readServiceDefinition } from "../../../../src/local/service-definition.ts";
import { createActors, type Actors } from "../actors.ts";
import { messageOf, timeOf, type Scene } from "../scene.ts";
import { setScene } from "../set-scene.ts";
import { botSettings, setSettings } from "./bot-settings.ts";
import { createHeldQueue, eventOf, type HeldMessage } from "./held-queue.ts";
import { judgeWorlds } from "./judge-worlds.ts";
import { logOf } from "./log-of.ts";
import { startCi } from "./start-ci.ts";
import { startFaultProxy, type ProxiedRequest } from "./start-fault-proxy.ts";
import { startSqs } from "./start-sqs.ts";
import { startSurroundings } from "./start-surroundings.ts";
import type { Strike } from "./strike.ts";
import { strikeOf, type Plan, type Service, type World } from "./world.ts";

type Consumer = { handle: (event: SQSEvent) => Promise<SQSBatchResponse | undefined>; stop: () => Promise<void> };

type Settings = {
  strikeCi?: Parameters<typeof startCi>[0]["strike"];
  /** Asked of each call that no plan strikes. */
  strikeAny?: (service: Service) => Strike | undefined;
  /** In place of the consumer in this process. `undefined` from it: its process ended. */
  startConsumer?: (settings: Record<string, string>) => Promise<Consumer>;
};

const minute = 60_000;

/** The queue's consumer as src/app composes it, in this process, on real servers with proxies that break what they are told to. Its time is put forward. */
export const startStage = async ({ strikeCi, strikeAny = () => undefined, startConsumer = startHere }: Settings = {}) => {
  const clock = installMovableClock();
  // Digests are due on Mondays at nine, and some of what happens does so in the hour before.
  clock.move(untilMonday(new Date()) - 61 * minute);
  const start = Date.now();
  const worlds = new Map<string, World>();
  const logs = new Map<string, string>();
  let numbers = 0;
  const { warn } = console;
  // Slack's client says of each fault that it was one.
  console.warn = () => {};
  const surroundings = await startSurroundings();
  const worldOf = (text: string): World | undefined => worlds.get(/\b[A-Za-z]*?(w\d+z)/.exec(text)?.[1] ?? "") ?? worlds.get(/\bC[0-9A-F]{9}\b/.exec(text)?.[0] ?? "");
  const strike = (service: Service) => (request: ProxiedRequest) => {
    const body = request.body.toString();
    const world = worldOf(body);
    return world === undefined ? undefined : strikeAny(service) ?? strikeOf(world, service, /conversations\.(history|replies)/.test(request.path) && body.includes("include_all_metadata"));
  };
  const slack = await startFaultProxy({ target: surroundings.slackUrl, strike: strike("slack") });
  const table = await startFaultProxy({ target: surroundings.tableUrl, strike: strike("dynamodb") });
  const ci = await startCi({ log: (project, runId) => logs.get(`${project} ${runId}`), ...(strikeCi === undefined ? {} : { strike: strikeCi }) });
  const { visibilityTimeout, maxReceiveCount } = readServiceDefinition().queue;
  const queue = createHeldQueue({ visibilityTimeout, maxReceiveCount });
  const sqs = await startSqs(queue);
  let settings = botSettings({ slackUrl: slack.url, tableUrl: table.url, ciUrl: ci.url, queueUrl: sqs.url });
  let consumer = await startConsumer(settings);
  const store = createDynamoStore({ ...surroundings.table, clock: () => new Date() });

  const consume = async (message: HeldMessage): Promise<void> => {
    const response = await consumer.handle(eventOf(message));
    if (response?.batchItemFailures.length === 0) queue.done(message);
  };

  return {
    clock,
    queue,
    store,
    surroundings,
    ciUrl: ci.url,
    start,
    /** Begins anew with other settings. */
    restart: async (changed: Record<string, string>): Promise<void> => {
      await consumer.stop();
      settings = { ...settings, ...changed };
      consumer = await startConsumer(settings);
    },
    /** Sets a scene with a channel and projects of its own; its deliveries come `late` milliseconds after it happened. */
    addWorld: async ({ name, scene, plan, connection = "github", late = 70 * minute, twice = false }: { name: string; scene: Scene; plan?: Plan; connection?: string; late?: number; twice?: boolean }): Promise<World> => {
      const number = (numbers += 1);
      const actors: Actors = createActors({ number, channel: await surroundings.createChannel(), start, connection });
      const world: World = { name, scene, actors, plan, seen: { slack: 0, dynamodb: 0 }, struck: 0, searched: 0 };
      await setScene(store, scene, actors);
      worlds.set(actors.id, world).set(actors.channel, world);
      const from = Date.now();
      for (const happening of scene.happenings) {
        if (happening.kind === "failure") logs.set(`${actors.project(happening.place).name} ${actors.runId(happening.run)}`, logOf(happening.errors, `acme${actors.id}`));
        const at = Math.max(from, Date.parse(timeOf(happening, actors)) + late);
        for (let copy = 0; copy < (twice ? 2 : 1); copy += 1) queue.send(JSON.stringify(messageOf(happening, actors)), at);
      }
      return world;
    },
    /** Works through the queue until nothing is left in it; those of one world one after another unless it is `mixed`. What comes within seconds is taken together. */
    work: async (atOnce = 24, { mixed = false } = {}): Promise<void> => {
      for (let next = queue.nextAt(); next !== undefined; next = queue.nextAt()) {
        if (next > Date.now()) clock.move(next - Date.now() + 3_000);
        const lanes = Map.groupBy(queue.take(Number.POSITIVE_INFINITY), ({ id, body }) => (mixed ? id : (worldOf(body)?.name ?? id)));
        const left = [...lanes.values()];
        const lane = async (): Promise<void> => {
          for (let mine = left.shift(); mine !== undefined; mine = left.shift()) for (const message of mine) await consume(message);
        };
        await Promise.all(Array.from({ length: atOnce }, lane));
      }
    },
    judge: (judged: readonly World[]): Promise<string[]> => judgeWorlds({ store, surroundings, queue }, judged),
    close: async (): Promise<void> => {
      await consumer.stop();
      await sqs.close();
      await ci.close();
      await table.close();
      await slack.close();
      await surroundings.close();
      console.warn = warn;
      clock.restore();
    },
  };
};

/** The function as src/app composes it, in this process. */
const startHere = async (settings: Record<string, string>): Promise<Consumer> => {
  const restore = setSettings(settings);
  const bot = createQueueFunction();
  return { handle: (event) => consumeBatch(bot, event), stop: async () => restore() };
};

export type Stage = Awaited<ReturnType<typeof startStage>>;
