import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { consumeBatch } from "../src/adapters/lambda/consume-batch.ts";
import { createQueueFunction } from "../src/app.ts";

const ports = createQueueFunction();

/** The queue's consumer: failed runs. */
export const handler = async (event: SQSEvent): Promise<SQSBatchResponse> => consumeBatch(ports, event);
