import type { DescribedRun } from "../../pipelines/describe-run.ts";
import { isUnread } from "../../pipelines/is-unread.ts";
import type { Clock } from "../../ports/clock.ts";
import type { FindRunByUrl } from "../../ports/find-run.ts";
import type { Log } from "../../ports/log.ts";
import type { Queue } from "../../ports/queue.ts";
import { within } from "../within.ts";

type Ports = { queue: Pick<Queue, "send">; clock: Clock; log: Log };
type Address = NonNullable<ReturnType<FindRunByUrl>>;

/** In milliseconds: the database had its part of Slack's three seconds before. */
const patience = 1_000;

/** Leaves a run of which nothing is known, or whose logs were not read, to the consumer; says of any other what is known. */
export const queueRun = async (ports: Ports, { attempt, ...address }: Address, described: DescribedRun, asker: { channel: string; user: string; response: string | null }): Promise<DescribedRun> => {
  if (described.kind !== "unknown" && !(described.kind === "known" && isUnread(described.run.outcome))) return described;
  const { name: project, runId } = address;
  const askedAt = ports.clock().toISOString();
  try {
    const correlationId = `${address.connection}:${runId}:${askedAt}`;
    await within(patience, () => ports.queue.send({ version: 1, kind: "slack", work: "run", correlationId, askedAt, ...asker, ...address, attempt: attempt ?? null }));
    return described.kind === "known" ? { ...described, asked: true } : { kind: "being-read", project, runId };
  } catch (error) {
    ports.log("run-not-queued", { connection: address.connection, runId, error: error instanceof Error ? error.name : "unknown" }, "warn");
    return described.kind === "known" ? described : { kind: "unavailable" };
  }
};
