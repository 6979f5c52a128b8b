import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { AddressInfo } from "node:net";
import type { Context, SQSBatchResponse } from "aws-lambda";
import { createStore } from "../app/create-store.ts";
import { processEnvironment, readLocalSettings, readSettings, setDefaults } from "../config.ts";
import { createCiLogApis } from "./ci-log-apis.ts";
import { createTable, startDynamoDb } from "./embedded-dynamodb.ts";
import { createSigningKeys } from "./emulated-ci/signing-keys.ts";
import { startSlack } from "./emulated-slack.ts";
import { createEventBus } from "./event-bus.ts";
import { createHttpApi, type Route } from "./http-api.ts";
import { createInProcessQueue } from "./in-process-queue.ts";
import { close, listen } from "./listen.ts";
import { lock } from "./lock.ts";
import { loadHandler } from "./load-handler.ts";
import { seed } from "./seed.ts";
import { readServiceDefinition } from "./service-definition.ts";
import { installMovableClock } from "./playground/movable-clock.ts";
import { preparePlayground } from "./playground/start-playground.ts";
import { localDefaults, removeRunning, writeRunning } from "./settings.ts";
import { startSchedule } from "./start-schedule.ts";
import { createSqsEndpoint } from "./sqs-endpoint.ts";

export type Running = { port: number; directory: string; stop: () => Promise<void> };

/** Brings the whole bot up on this machine: the production handlers, emulated surroundings. What was started is stopped again if a part fails. */
export const start = async (): Promise<Running> => {
  const { PORT: port, LOCAL_DIR: directory } = readLocalSettings(processEnvironment());
  setDefaults(localDefaults(port));
  const definition = readServiceDefinition();
  const clock = installMovableClock();
  const page = preparePlayground({ port, clock });
  const making = createSigningKeys(new Date());
  const stops: (() => Promise<void>)[] = [async () => clock.restore()];
  const stop = async (): Promise<void> => {
    for (const each of stops.splice(0).toReversed()) await each();
  };

  try {
    mkdirSync(directory, { recursive: true });
    const unlock = lock(directory);
    stops.push(async () => unlock());
    const database = await startDynamoDb({ port: port + 2, directory: join(directory, "dynamodb") });
    stops.push(database.close);
    const { client, store, tableName } = createStore({ maxAttempts: 3, timeout: 5_000 });
    await createTable(client, tableName, definition.table);
    await seed(store);

    const slack = await startSlack({ port: port + 1, token: readSettings(processEnvironment(), ["SLACK_BOT_TOKEN"]).SLACK_BOT_TOKEN, heard: page.heard });
    stops.push(() => slack.close());
    const keys = await making;
    // SNS signs with a key of its own; what stands for it here signs with this start's.
    setDefaults({ AWS_SNS_CERTIFICATE: keys.certificate });
    const logApis = createCiLogApis({ keys, find: page.runs.get, served: (id) => page.steps.take("log fetched", id) });
    await listen(logApis, port + 3, "the CI providers' log APIs");
    stops.push(() => close(logApis));

    // The consumer is loaded last, so the endpoint is given the queue when it is there.
    const endpoint = createSqsEndpoint(() => queue);
    await listen(endpoint, 0, "the queue");
    stops.push(() => close(endpoint));
    setDefaults({ QUEUE_URL: `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/000000000000/coveo-error` });
    const consume = await loadHandler(definition.consumer.handler);
    const queue = createInProcessQueue({
      consume: async (event) => {
        const answer = (await consume(event, {} as Context)) as SQSBatchResponse;
        for (const { body, messageId } of event.Records) if (!answer.batchItemFailures.some(({ itemIdentifier }) => itemIdentifier === messageId)) page.steps.take("done", body);
        return answer;
      },
      batchSize: definition.consumer.batchSize,
      ...definition.queue,
    });
    stops.push(queue.stop);

    const routes: Route[] = [];
    for (const { handler, ...route } of definition.routes) routes.push({ ...route, handler: await loadHandler(handler) });
    const schedules = await Promise.all(
      definition.schedules.map(async ({ handler, rate }) => {
        const run = await loadHandler(handler);
        return { rate, run: () => run({}, {} as Context) };
      }),
    );
    const runSchedule = async (): Promise<void> => {
      for (const { run } of schedules) await run();
    };
    const putEvent = createEventBus(await Promise.all(definition.events.map(async ({ handler, pattern }) => ({ pattern, handler: await loadHandler(handler) }))));
    const playground = page.open({ slack, database: database.server, keys, putEvent, queue: endpoint, client, tableName, store, runSchedule });
    stops.push(playground.stop);
    const api = createHttpApi(routes, { before: playground.handle });
    playground.watch(api);
    await listen(api, port, "the bot");
    stops.push(() => close(api));
    const stopSchedule = startSchedule(schedules);
    stops.push(async () => stopSchedule());

    writeRunning(directory, { ...unchanged(localDefaults(port)), ...partSettings() });
    stops.push(async () => removeRunning(directory));
    return { port, directory, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

/** Of the defaults, those that are in force: what else was set, secrets above all, is not written to the disk. */
const unchanged = (defaults: Record<string, string>): Record<string, string> => {
  const environment = processEnvironment();
  return Object.fromEntries(Object.entries(defaults).filter(([name, value]) => environment[name] === value));
};

/** What the terminal command needs to find the table and the queue. */
const partSettings = (): Record<string, string> => {
  const names = ["DYNAMODB_ENDPOINT", "TABLE_NAME", "AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "QUEUE_URL"] as const;
  const settings = readSettings(processEnvironment(), names);
  return Object.fromEntries(names.flatMap((name) => (settings[name] === undefined ? [] : [[name, settings[name]]])));
};
