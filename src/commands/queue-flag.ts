import type { Log } from "../ports/log.ts";
import type { Queue } from "../ports/queue.ts";
import type { Occurrence } from "../recurrence/occurrence.ts";
import { within } from "./within.ts";

/** Leaves it to the consumer to see whether a look-up that was counted reaches a flag. Without the queue the next occurrence sees to it. */
export const queueFlag = async ({ queue, log }: { queue: Pick<Queue, "send">; log: Log }, { team, errorId, occurredAt, dedupeId }: Occurrence, milliseconds: number): Promise<void> => {
  try {
    await within(milliseconds, () => queue.send({ version: 1, kind: "slack", work: "flag", correlationId: dedupeId, team, errorId, occurredAt }));
  } catch (error) {
    log("flag-not-queued", { errorId, reason: error instanceof Error ? error.name : "unknown" });
  }
};
