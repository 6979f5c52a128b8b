import type { AddressInfo } from "node:net";
import type { Context, SQSBatchResponse, SQSRecord } from "aws-lambda";
import { createInProcessQueue } from "../../../src/local/in-process-queue.ts";
import { listen } from "../../../src/local/listen.ts";
import { loadHandler } from "../../../src/local/load-handler.ts";
import { readServiceDefinition } from "../../../src/local/service-definition.ts";
import { createSqsEndpoint } from "../../../src/local/sqs-endpoint.ts";
import { tellState } from "./tell-state.ts";

// The queue, and as many consumers of it as are deployed (maximumConcurrency in serverless.yml), each with one message at a time.
const consumers = 5;

const { consumer, queue: settings } = readServiceDefinition();
const endpoint = createSqsEndpoint(() => queue);
await listen(endpoint, 0, "the queue");
const { port } = endpoint.address() as AddressInfo;
process.env["QUEUE_URL"] = `http://127.0.0.1:${port}/000000000000/coveo-error`;
const consume = await loadHandler(consumer.handler);
const consumeOne = async (record: SQSRecord): Promise<SQSBatchResponse> => (await consume({ Records: [record] }, {} as Context)) as SQSBatchResponse;
const queue = createInProcessQueue({
  consume: async ({ Records }) => ({ batchItemFailures: (await Promise.all(Records.map(consumeOne))).flatMap(({ batchItemFailures }) => batchItemFailures) }),
  batchSize: consumers,
  ...settings,
});
tellState({ port, queue: () => ({ waiting: queue.size(), dead: queue.deadLetters.length }) });
