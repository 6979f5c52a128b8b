import { plausibleTime } from "./plausible-time.ts";
import type { RecoveredMessage } from "./queue-message.ts";
import type { Reading } from "./reading.ts";

type Recovered = { reading: Reading & { project: string; runId: string }; connection: string; now: Date; correlationId: string };

/** The queue message of a run that passed. */
export const recoveryMessage = ({ reading, connection, now, correlationId }: Recovered): RecoveredMessage => ({
  version: 1,
  kind: "recovered",
  correlationId,
  project: { connection, key: reading.projectId || reading.project, name: reading.project },
  workflow: reading.workflow,
  branch: reading.branch,
  runId: reading.runId,
  attempt: reading.attempt ?? 1,
  runUrl: reading.runUrl,
  occurredAt: plausibleTime(reading.occurredAt, now),
});
