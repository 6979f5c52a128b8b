// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting
import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import { MessageHeldError, UnavailableError } from "../../errors.ts";
import { queueMessageSchema, type QueueMessage } from "../../pipelines/queue-message.ts";
import type { Log } from "../../ports.ts";

type Ports = {
  /** `received`: how often the message was handed over, this time included. */
  handle: (message: QueueMessage, received: number) => Promise<void>;
  /** Puts a message off, so that its next try comes when it can succeed rather than after the whole visibility time-out. */
  postpone: (receiptHandle: string, seconds: number) => Promise<void>;
  log: Log;
};

/** Handles each record by itself: one that fails is reported back, the others are done. */
export const consumeBatch = async (ports: Ports, event: SQSEvent): Promise<SQSBatchResponse> => {
  const batchItemFailures: SQSBatchResponse["batchItemFailures"] = [];
  for (const record of event.Records) {
    try {
      await ports.handle(queueMessageSchema.parse(JSON.parse(record.body)), receivedTimes(record));
    } catch (error) {
      batchItemFailures.push({ itemIdentifier: record.messageId });
      await postpone(ports, record, error);
    }
  }
  return { batchItemFailures };
};

/** In seconds. With the queue's receive count it lets an outage of more than an hour pass. */
const longestPause = 900;

const receivedTimes = (record: SQSRecord): number => Number(record.attributes?.ApproximateReceiveCount ?? 1);

const postpone = async ({ postpone, log }: Ports, record: SQSRecord, error: unknown): Promise<void> => {
  const received = receivedTimes(record);
  const seconds = Math.min(retryAfter(error) ?? 2 ** received, longestPause);
  log("message-failed", {
    messageId: record.messageId,
    received,
    seconds,
    error: error instanceof Error ? error.name : "unknown",
    service: error instanceof UnavailableError ? error.service : undefined,
    message: error instanceof UnavailableError ? error.message : undefined,
  });
  try {
    await postpone(record.receiptHandle, seconds);
  } catch (fault) {
    // The visibility time-out brings it back all the same, only later.
    log("message-not-postponed", { messageId: record.messageId, error: fault instanceof Error ? fault.name : "unknown" });
  }
};

const retryAfter = (error: unknown): number | undefined =>
  error instanceof MessageHeldError || error instanceof UnavailableError ? error.retryAfter : undefined;
