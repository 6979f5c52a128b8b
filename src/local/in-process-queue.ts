import { randomUUID } from "node:crypto";
import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";

export type QueueOptions = {
  consume: (event: SQSEvent) => Promise<SQSBatchResponse>;
  batchSize: number;
  /** Seconds. */
  visibilityTimeout: number;
  maxReceiveCount: number;
};

type Held = { id: string; body: string; sentAt: number; firstReceivedAt: number | undefined; visibleAt: number; received: number; receipt: string };

/** What SQS and its Lambda trigger do, in this process: batches, visibility, receive counts, partial failures, dead letters. */
export const createInProcessQueue = ({ consume, batchSize, visibilityTimeout, maxReceiveCount }: QueueOptions) => {
  const held = new Map<string, Held>();
  const deadLetters: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> | undefined;
  let stopped = false;

  const schedule = (): void => {
    if (stopped || working !== undefined || held.size === 0) return;
    clearTimeout(timer);
    const next = Math.min(...[...held.values()].map((message) => message.visibleAt));
    timer = setTimeout(work, Math.max(0, next - Date.now()));
  };

  const work = (): void => {
    working ??= deliver().finally(() => {
      working = undefined;
      schedule();
    });
  };

  const deliver = async (): Promise<void> => {
    const batch = receive();
    if (batch.length === 0) return;
    const failed = await failures(batch);
    for (const record of batch) if (!failed.has(record.messageId)) held.delete(record.messageId);
  };

  const receive = (): SQSRecord[] => {
    const now = Date.now();
    const batch: SQSRecord[] = [];
    for (const message of held.values()) {
      if (message.visibleAt > now || batch.length === batchSize) continue;
      if (message.received >= maxReceiveCount) {
        held.delete(message.id);
        deadLetters.push(message.body);
        continue;
      }
      message.received += 1;
      message.firstReceivedAt ??= now;
      message.visibleAt = now + visibilityTimeout * 1000;
      message.receipt = randomUUID();
      batch.push(recordOf(message));
    }
    return batch;
  };

  const failures = async (batch: SQSRecord[]): Promise<Set<string>> => {
    try {
      const { batchItemFailures } = await consume({ Records: batch });
      return new Set(batchItemFailures.map((failure) => failure.itemIdentifier));
    } catch (error) {
      console.error(error);
      return new Set(batch.map((record) => record.messageId));
    }
  };

  return {
    deadLetters: deadLetters as readonly string[],
    /** How many it holds, in flight or not. */
    size: (): number => held.size,
    send: (body: string, delaySeconds = 0): string => {
      const id = randomUUID();
      held.set(id, { id, body, sentAt: Date.now(), firstReceivedAt: undefined, visibleAt: Date.now() + delaySeconds * 1000, received: 0, receipt: "" });
      schedule();
      return id;
    },
    /** ChangeMessageVisibility; false where no message in flight has the receipt handle. */
    postpone: (receipt: string, seconds: number): boolean => {
      const message = [...held.values()].find((each) => each.receipt === receipt);
      if (message === undefined) return false;
      message.visibleAt = Date.now() + seconds * 1000;
      schedule();
      return true;
    },
    /** Takes no more work and waits for the batch in hand. */
    stop: async (): Promise<void> => {
      stopped = true;
      clearTimeout(timer);
      await working;
    },
  };
};

export type InProcessQueue = ReturnType<typeof createInProcessQueue>;

const recordOf = (message: Held): SQSRecord => ({
  messageId: message.id,
  receiptHandle: message.receipt,
  body: message.body,
  attributes: {
    ApproximateReceiveCount: String(message.received),
    SentTimestamp: String(message.sentAt),
    SenderId: "local",
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
  },
  messageAttributes: {},
  md5OfBody: "",
  eventSource: "aws:sqs",
  eventSourceARN: "arn:aws:sqs:local:000000000000:coveo-error",
  awsRegion: "local",
});
