import type { AddressInfo } from "node:net";
import type { Context, SQSBatchResponse, SQSEvent } from "aws-lambda";
import { createHttpApi, type Route } from "../../../src/local/http-api.ts";
import { createInProcessQueue } from "../../../src/local/in-process-queue.ts";
import { listen } from "../../../src/local/listen.ts";
import { loadHandler } from "../../../src/local/load-handler.ts";
import { readServiceDefinition } from "../../../src/local/service-definition.ts";
import { createSqsEndpoint } from "../../../src/local/sqs-endpoint.ts";
import type { State } from "./start-part.ts";

// The production handlers behind the local server, and the queue with as many consumers as are deployed: all of the bot, and nothing of its surroundings.
const consumers = 5;

const definition = readServiceDefinition();
const endpoint = createSqsEndpoint(() => queue);
await listen(endpoint, 0, "the queue");
process.env["QUEUE_URL"] = `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/000000000000/coveo-error`;
const consume = await loadHandler(definition.consumer.handler);
const consumeOne = async (record: SQSEvent["Records"][number]): Promise<SQSBatchResponse> => (await consume({ Records: [record] }, {} as Context)) as SQSBatchResponse;
const queue = createInProcessQueue({
  consume: async ({ Records }) => ({ batchItemFailures: (await Promise.all(Records.map(consumeOne))).flatMap(({ batchItemFailures }) => batchItemFailures) }),
  batchSize: consumers,
  ...definition.queue,
});
const routes: Route[] = [];
for (const { handler, ...route } of definition.routes) routes.push({ ...route, handler: await loadHandler(handler) });
const api = createHttpApi(routes);
await listen(api, 0, "the bot");

/** After garbage collection, so that what is left is held. */
const state = (): State => {
  for (let round = 0; round < 2; round += 1) globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { waiting: queue.size(), dead: queue.deadLetters.length, rss, heap: heapUsed + external };
};
process.on("message", (asked: "state" | "waiting") => process.send?.(asked === "state" ? state() : { ...nothing, waiting: queue.size(), dead: queue.deadLetters.length }));
const nothing = { rss: 0, heap: 0 };
process.on("disconnect", () => process.exit());
process.send?.({ ready: true, port: (api.address() as AddressInfo).port });
