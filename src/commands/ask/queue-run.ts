import type { DescribedRun } from "../../pipelines/describe-run.ts";
import type { Clock, FindRunByUrl, Log, Queue } from "../../ports.ts";
import { within } from "../within.ts";

type Ports = { queue: Pick<Queue, "send">; clock: Clock; log: Log };
type Address = NonNullable<ReturnType<FindRunByUrl>>;

/** In milliseconds: the database had its part of Slack's three seconds before. */
const patience = 1_000;

/** Leaves a run of which nothing is known to the consumer, which asks its provider. */
export const queueRun = async (ports: Ports, { attempt, ...address }: Address, asker: { channel: string; user: string; response: string | null }): Promise<DescribedRun> => {
  const { name: project, runId } = address;
  // An address that does not tell the project's name tells too little to ask by.
  if (project.includes("*")) return { kind: "unknown", project, runId };
  const askedAt = ports.clock().toISOString();
  try {
    const correlationId = `${address.connection}:${runId}:${askedAt}`;
    await within(patience, () => ports.queue.send({ version: 1, kind: "slack", work: "run", correlationId, askedAt, ...asker, ...address, attempt: attempt ?? null }));
    return { kind: "being-read", project, runId };
  } catch (error) {
    ports.log("run-not-queued", { connection: address.connection, runId, error: error instanceof Error ? error.name : "unknown" }, "warn");
    return { kind: "unavailable" };
  }
};
