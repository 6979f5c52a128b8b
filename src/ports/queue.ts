import type { QueueMessage } from "../pipelines/queue-message.ts";

export type Queue = {
  /** Throws UnavailableError where the queue does not take it. */
  send(message: QueueMessage): Promise<void>;
  /** Sends many, and gives how many of them the queue did not take. */
  sendAll(messages: readonly QueueMessage[], delaySeconds?: (at: number) => number): Promise<{ notSent: number }>;
};
