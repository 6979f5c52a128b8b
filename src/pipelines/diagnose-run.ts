import type { FindRun, FindRunByUrl } from "../ports/find-run.ts";
import { describeRun, type DescribedRun } from "./describe-run.ts";
import { explainFailure, type ExplainPorts } from "./explain-failure.ts";
import type { FailedRun } from "./failed-run.ts";
import { failureMessage } from "./failure-message.ts";
import { isUnread } from "./is-unread.ts";
import { tellOperations } from "./tell-operations.ts";

type Address = NonNullable<ReturnType<FindRunByUrl>>;

/**
 * Tells what is known of a run. Where nothing is, its provider is asked and it is explained now, recorded and posted as if its
 * delivery had come; where it is known and its logs were not read, they are read now.
 */
export const diagnoseRun = async (ports: ExplainPorts & { findRun: FindRun }, address: Address, asker: { channel: string; correlationId: string }): Promise<DescribedRun> => {
  const described = await describeRun(ports, address, asker.channel);
  if (described.kind === "known" && isUnread(described.run.outcome)) return known(ports, described.run);
  if (described.kind !== "unknown") return described;
  const { name: project, runId } = address;
  const found = await ports.findRun(address);
  if (found.kind === "cannot-tell") return { kind: "cannot-tell", project, runId };
  if (found.kind === "unavailable") {
    if (found.blame !== undefined) await tellOperations(ports, { connection: address.connection, reason: found.reason });
    return { kind: "not-read", project, runId, reason: found.reason };
  }
  const { reading } = found;
  if (reading.project === null || reading.runId === null) return { kind: "cannot-tell", project, runId };
  if (found.underWay === true) return { kind: "under-way", project, runId };
  if (reading.outcome !== "failed") return { kind: "not-failed", project, runId, passed: reading.outcome === "recovered" };
  if (!reading.acts) return { kind: "left-alone", project, runId, reason: reading.reason ?? "it is none of the kind that is explained" };

  const { log: _, ...rest } = reading;
  const { version: __, kind: ___, correlationId: ____, ...failed } = failureMessage({
    reading: { ...rest, project: reading.project, runId: reading.runId },
    connection: address.connection,
    now: ports.clock(),
    correlationId: asker.correlationId,
  });
  // The provider may know it by another name than the address does: whose it is is asked again.
  const link = (await ports.store.linkOf(failed.project)) ?? ports.defaultLink(failed.project);
  if (link?.team !== asker.channel) return { kind: "not-yours", project };
  return known(ports, failed);
};

/** What came of a run, once it is explained. */
const known = async (ports: ExplainPorts, failed: FailedRun): Promise<DescribedRun> => {
  const { project, runId } = failed;
  const explained = await explainFailure(ports, failed);
  if (explained.kind === "unlinked") return { kind: "not-yours", project: project.name };
  if (explained.kind === "not-admitted") return { kind: "not-admitted", project: project.name, runId };
  const run = await ports.store.findRun(failed);
  return run === undefined ? { kind: "unavailable" } : { kind: "known", run };
};
