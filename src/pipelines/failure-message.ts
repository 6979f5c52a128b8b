import type { FailureMessage } from "./queue-message.ts";
import type { Reading } from "./reading.ts";

type Failed = { reading: Omit<Reading, "log"> & { project: string; runId: string }; log?: string; connection: string; now: Date; correlationId: string };

/** The queue message of a failed run. */
export const failureMessage = ({ reading, log, connection, now, correlationId }: Failed): FailureMessage => ({
  version: 1,
  kind: "failure",
  correlationId,
  project: { connection, key: reading.projectId || reading.project, name: reading.project },
  runId: reading.runId,
  attempt: reading.attempt ?? 1,
  occasion: reading.occasion,
  occurredAt: plausibleTime(reading.occurredAt, now),
  workflow: reading.workflow,
  branch: reading.branch,
  defaultBranch: reading.defaultBranch,
  commit: reading.commit,
  runUrl: reading.runUrl,
  ...(log === undefined ? {} : { log }),
});

const oldest = 7 * 86_400_000;
const furthestAhead = 5 * 60_000;

/**
 * The provider's own time, so that every delivery of a run has the same; the time of receipt where that is missing or
 * cannot be (in the future, or older than any provider redelivers), so that the occurrence is neither lost to its
 * time to live nor counted into a week that is over.
 */
const plausibleTime = (claimed: string | null, now: Date): string => {
  const time = claimed === null ? Number.NaN : Date.parse(claimed);
  const plausible = time <= now.getTime() + furthestAhead && time >= now.getTime() - oldest;
  return (plausible ? new Date(time) : now).toISOString();
};
