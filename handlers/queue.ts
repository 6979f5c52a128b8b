import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { consumeBatch } from "../src/adapters/lambda/consume-batch.ts";
import { createQueueFunction } from "../src/app/create-queue-function.ts";
import { startFunction } from "../src/app/start-function.ts";

const queue = startFunction(createQueueFunction);

/** Waited for before the first batch. */
export const { ready } = queue;

/** The queue's consumer: failed runs, digests. */
export const handler = async (event: SQSEvent): Promise<SQSBatchResponse> => queue.use((ports) => consumeBatch(ports, event));
