import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { consumeBatch } from "../src/adapters/lambda/consume-batch.ts";
import { createQueueFunction, startFunction } from "../src/app.ts";

const queue = startFunction(createQueueFunction);

/** Waited for before the first batch. */
export const { ready } = queue;

/** The queue's consumer: failed runs, digests. */
export const handler = async (event: SQSEvent): Promise<SQSBatchResponse> => queue.use((ports) => consumeBatch(ports, event));
