import { within } from "../within.ts";
import type { Asker, TeamPorts } from "./team-ports.ts";

/** In milliseconds: the database had its part of Slack's three seconds before. */
const patience = 700;

/** Leaves it to the consumer to have the messages of a flag say what is snoozed and muted now. Without the queue they say it after the next change. */
export const queueFlagStatus = async ({ queue, clock, log }: TeamPorts, errorId: string, { channel: team }: Asker): Promise<void> => {
  try {
    await within(patience, () => queue.send({ version: 1, kind: "slack", work: "flag-status", correlationId: `${team}:${clock().toISOString()}`, team, errorId }));
  } catch (error) {
    log("flag-status-not-queued", { errorId, error: error instanceof Error ? error.name : "unknown" }, "warn");
  }
};
