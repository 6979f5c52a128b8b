import type { QueueMessage } from "../../../src/pipelines/queue-message.ts";

/** One time that the consumer is handed a message. */
export type Invocation = {
  /** What it works on: in figures and faults. */
  of: string;
  message: QueueMessage | undefined;
  startedAt: number;
  /** How much had been recorded when it started: what it must have seen. */
  recordedBefore: number;
  /** How many calls it made of the world. */
  calls: number;
  /** Its process ended: nothing it does counts any more. */
  ended: boolean;
  /** Whether it ends at the call it is at now, as each time: the message is one that gets to the dead letters. */
  isCursed: () => boolean;
  /** What was done in the world. */
  observe: (name: string, args: unknown[], result: unknown) => void | Promise<void>;
  /** A fault that nobody made. */
  unexpected: string | undefined;
  /** What it did, by port. */
  done: Set<string>;
};
