import type { SQSEvent } from "aws-lambda";

export type HeldMessage = { id: number; body: string; sentAt: number; visibleFrom: number; received: number; receipt: string };

/** In seconds, and times: as in infra/queue.yml. */
type Settings = { visibilityTimeout: number; maxReceiveCount: number };

/** What SQS keeps: visibility, receive counts, dead letters and their redrive. Whoever takes from it says what became of it. */
export const createHeldQueue = ({ visibilityTimeout, maxReceiveCount }: Settings) => {
  const held = new Map<number, HeldMessage>();
  const deadLetters: HeldMessage[] = [];
  let sent = 0;
  let received = 0;

  return {
    deadLetters: deadLetters as readonly HeldMessage[],
    size: (): number => held.size,
    /** How many of what it holds are such. */
    count: (isSuch: (body: string) => boolean): number => [...held.values()].filter(({ body }) => isSuch(body)).length,
    received: (): number => received,
    send: (body: string, visibleFrom = Date.now()): void => {
      sent += 1;
      held.set(sent, { id: sent, body, sentAt: visibleFrom, visibleFrom, received: 0, receipt: "" });
    },
    /** When the next message can be taken. */
    nextAt: (): number | undefined => (held.size === 0 ? undefined : Math.min(...[...held.values()].map((each) => each.visibleFrom))),
    /** Takes what can be taken. A message that was taken too often goes to the dead letters. */
    take: (most: number): HeldMessage[] => {
      const now = Date.now();
      const taken: HeldMessage[] = [];
      for (const message of held.values()) {
        if (message.visibleFrom > now || taken.length === most) continue;
        if (message.received >= maxReceiveCount) {
          held.delete(message.id);
          deadLetters.push(message);
          continue;
        }
        received += 1;
        message.received += 1;
        message.receipt = `${message.id}/${message.received}`;
        message.visibleFrom = now + visibilityTimeout * 1000;
        taken.push({ ...message });
      }
      return taken;
    },
    done: ({ id }: HeldMessage): void => void held.delete(id),
    /** ChangeMessageVisibility; only of whoever took it last. */
    postpone: (receipt: string, seconds: number): boolean => {
      const message = held.get(Number.parseInt(receipt, 10));
      if (message?.receipt !== receipt) return false;
      message.visibleFrom = Date.now() + seconds * 1000;
      return true;
    },
    redrive: (): void => {
      for (const message of deadLetters.splice(0)) held.set(message.id, { ...message, received: 0, visibleFrom: Date.now() });
    },
    /** Somebody looked at the dead letters and threw them away. */
    discard: (): void => void deadLetters.splice(0),
  };
};

export type HeldQueue = ReturnType<typeof createHeldQueue>;

export const eventOf = ({ id, body, sentAt, received, receipt }: HeldMessage): SQSEvent => ({
  Records: [
    {
      messageId: String(id),
      receiptHandle: receipt,
      body,
      attributes: { ApproximateReceiveCount: String(received), SentTimestamp: String(sentAt), SenderId: "proof", ApproximateFirstReceiveTimestamp: String(sentAt) },
      messageAttributes: {},
      md5OfBody: "",
      eventSource: "aws:sqs",
      eventSourceARN: "arn:aws:sqs:local:000000000000:coveo-error",
      awsRegion: "local",
    },
  ],
});
