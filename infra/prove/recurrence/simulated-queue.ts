import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { QueueMessage } from "../../../src/pipelines/queue-message.ts";
import { day } from "./generated.ts";
import type { VirtualTime } from "./virtual-time.ts";

export type Received = { message: QueueMessage; received: number; invocation: number };

type Held = { id: string; body: string; message: QueueMessage; sentAt: number; received: number; visibleFrom: number; receipt: string };

export type QueueSettings = {
  time: VirtualTime;
  /** Seconds. */
  visibilityTimeout: number;
  maxReceiveCount: number;
  concurrency: number;
  /** Undefined: the process ended, nobody learns what came of it. */
  consume: (event: SQSEvent, received: Received) => Promise<SQSBatchResponse | undefined>;
  /** Whether a message that was handled is handed over once more all the same. */
  isHandedOverAgain: () => boolean;
};

/** What SQS and its trigger do, in virtual time: visibility, receive counts, partial failures, duplicates, dead letters that somebody redrives a day later. */
export const createSimulatedQueue = ({ time, visibilityTimeout, maxReceiveCount, concurrency, consume, isHandedOverAgain }: QueueSettings) => {
  const held = new Map<string, Held>();
  const waiting: Held[] = [];
  const figures = { sent: 0, received: 0, handedOverAgain: 0, deadLetters: 0, redriven: 0 };
  const busy = new Set<object>();

  const later = (message: Held, visibleFrom: number): void => {
    message.visibleFrom = visibleFrom;
    time.at(visibleFrom, () => {
      if (held.get(message.id) !== message || message.visibleFrom !== visibleFrom) return;
      waiting.push(message);
      work();
    });
  };

  /** Hands over what waits, as long as somebody is free. */
  const work = (): void => {
    if (busy.size >= concurrency) return;
    const message = waiting.shift();
    if (message === undefined) return;
    if (message.received < maxReceiveCount) void deliver(message);
    else setAside(message);
    work();
  };

  /** A dead letter: somebody redrives it a day later. */
  const setAside = (message: Held): void => {
    figures.deadLetters += 1;
    time.at(time.now() + day, () => {
      figures.redriven += 1;
      message.received = 0;
      later(message, time.now());
    });
  };

  const deliver = async (message: Held): Promise<void> => {
    const hand = {};
    busy.add(hand);
    await handOver(message);
    busy.delete(hand);
    work();
  };

  const handOver = async (message: Held): Promise<void> => {
    figures.received += 1;
    message.received += 1;
    message.receipt = `${message.id}/${figures.received}`;
    later(message, time.now() + visibilityTimeout * 1000);
    const { receipt } = message;
    const response = await consume(eventOf(message), { message: message.message, received: message.received, invocation: figures.received });
    if (response === undefined || response.batchItemFailures.length > 0) return;
    if (isHandedOverAgain()) {
      figures.handedOverAgain += 1;
      return;
    }
    if (message.receipt === receipt) held.delete(message.id);
  };

  return {
    figures,
    send: (message: QueueMessage, at = time.now()): void => {
      figures.sent += 1;
      const id = String(figures.sent);
      const entry: Held = { id, body: JSON.stringify(message), message, sentAt: at, received: 0, visibleFrom: at, receipt: "" };
      held.set(id, entry);
      later(entry, at);
    },
    postpone: async (receipt: string, seconds: number): Promise<void> => {
      const message = held.get(receipt.slice(0, receipt.indexOf("/")));
      if (message?.receipt === receipt) later(message, time.now() + seconds * 1000);
    },
    /** How many are not done. */
    pending: () => held.size,
  };
};

const eventOf = ({ id, body, sentAt, received, receipt }: Held): SQSEvent => ({
  Records: [
    {
      messageId: id,
      receiptHandle: receipt,
      body,
      attributes: { ApproximateReceiveCount: String(received), SentTimestamp: String(sentAt), SenderId: "simulation", ApproximateFirstReceiveTimestamp: String(sentAt) },
      messageAttributes: {},
      md5OfBody: "",
      eventSource: "aws:sqs",
      eventSourceARN: "arn:aws:sqs:local:000000000000:coveo-error",
      awsRegion: "local",
    },
  ],
});
