import type { Log } from "../ports/log.ts";
import type { Queue } from "../ports/queue.ts";
import type { Occurrence } from "../recurrence/occurrence.ts";
import { within } from "./within.ts";

/** Leaves it to the consumer to see whether a look-up reaches a flag, and with `look-up` to count it before. Without the queue a flag is seen to by the next occurrence, and a look-up is not counted. */
export const queueLookUp = async ({ queue, log }: { queue: Pick<Queue, "send">; log: Log }, work: "flag" | "look-up", { team, errorId, occurredAt, dedupeId }: Occurrence, milliseconds: number): Promise<void> => {
  try {
    await within(milliseconds, () => queue.send({ version: 1, kind: "slack", work, correlationId: dedupeId, team, errorId, occurredAt }));
  } catch (error) {
    log("look-up-not-queued", { work, errorId, reason: error instanceof Error ? error.name : "unknown" }, "warn");
  }
};
