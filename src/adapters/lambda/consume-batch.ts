// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting
import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import { MessageHeldError, UnavailableError } from "../../errors.ts";
import { queueMessageSchema, type QueueMessage } from "../../pipelines/queue-message.ts";
import { withFields } from "../../pipelines/with-fields.ts";
import type { Log } from "../../ports/log.ts";

type Ports = {
  /** `received`: how often the message was handed over, this time included. `sentAt`: when it was put into the queue. */
  handle: (message: QueueMessage, received: number, sentAt: Date | undefined) => Promise<void>;
  /** Puts a message off, so that its next try comes when it can succeed rather than after the whole visibility time-out. */
  postpone: (receiptHandle: string, seconds: number) => Promise<void>;
  log: Log;
  /** From 0 to 1. */
  random?: () => number;
};

/** Handles each record by itself: one that fails is reported back, the others are done. */
export const consumeBatch = async (ports: Ports, event: SQSEvent): Promise<SQSBatchResponse> => {
  const batchItemFailures: SQSBatchResponse["batchItemFailures"] = [];
  for (const record of event.Records) {
    let correlationId: string | undefined;
    try {
      const message = queueMessageSchema.parse(JSON.parse(record.body, wellFormed));
      ({ correlationId } = message);
      await ports.handle(message, receivedTimes(record), sentAt(record));
    } catch (error) {
      batchItemFailures.push({ itemIdentifier: record.messageId });
      await postpone({ ...ports, log: withFields(ports.log, { correlationId, messageId: record.messageId }) }, record, error);
    }
  }
  return { batchItemFailures };
};

/** JSON may hold half of a character, which the table and the logs may not. */
const wellFormed = (_: string, value: unknown): unknown => (typeof value === "string" ? value.toWellFormed() : value);

/** In seconds. With the queue's receive count it lets an outage of more than an hour pass. */
const longestPause = 900;

const receivedTimes = (record: SQSRecord): number => Number(record.attributes?.ApproximateReceiveCount ?? 1);

const sentAt = (record: SQSRecord): Date | undefined => {
  const sent = record.attributes?.SentTimestamp;
  return sent === undefined ? undefined : new Date(Number(sent));
};

/**
 * Where nobody knows how long a fault lasts, the pauses grow. Where a time is named, each record comes back at some time from
 * then on: a busy channel, which takes one message a second, names the same second to all that wait for it, and those
 * that came back together would be refused together until their tries are used up. A message that another record is about
 * to post is mostly there within a second; the time that is named is when that other one is given up.
 */
const pauseAfter = (error: unknown, received: number, random: () => number): number => {
  const growing = Math.min(2 ** received, longestPause);
  const named = retryAfter(error);
  if (named === undefined) return growing;
  const shortest = Math.min(named, error instanceof MessageHeldError ? growing : longestPause);
  return Math.round(shortest + random() * (Math.min(Math.max(growing, shortest * 1.25), longestPause) - shortest));
};

const postpone = async ({ postpone, log, random = Math.random }: Ports, record: SQSRecord, error: unknown): Promise<void> => {
  const received = receivedTimes(record);
  const seconds = pauseAfter(error, received, random);
  const outage = error instanceof UnavailableError ? { unavailable: error.service, reason: error.message } : {};
  log("message-failed", { received, seconds, error: error instanceof Error ? error.name : "unknown", ...outage }, "warn");
  try {
    await postpone(record.receiptHandle, seconds);
  } catch (fault) {
    // The visibility time-out brings it back all the same, only later.
    log("message-not-postponed", { error: fault instanceof Error ? fault.name : "unknown" }, "warn");
  }
};

const retryAfter = (error: unknown): number | undefined =>
  error instanceof MessageHeldError || error instanceof UnavailableError ? error.retryAfter : undefined;
