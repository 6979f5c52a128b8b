import { plausibleTime } from "./plausible-time.ts";
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
