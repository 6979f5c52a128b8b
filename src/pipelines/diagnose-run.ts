import type { FindRun, FindRunByUrl } from "../ports.ts";
import { describeRun, type DescribedRun } from "./describe-run.ts";
import { explainFailure, type ExplainPorts } from "./explain-failure.ts";
import { failureMessage } from "./failure-message.ts";

type Address = NonNullable<ReturnType<FindRunByUrl>>;

/** Tells what is known of a run, and where nothing is, asks its provider and explains it now: recorded and posted as if its delivery had come. */
export const diagnoseRun = async (ports: ExplainPorts & { findRun: FindRun }, address: Address, asker: { channel: string; correlationId: string }): Promise<DescribedRun> => {
  const described = await describeRun(ports, address, asker.channel);
  if (described.kind !== "unknown") return described;
  const { name: project, runId } = address;
  const found = await ports.findRun(address);
  if (found.kind === "cannot-tell") return { kind: "cannot-tell", project, runId };
  if (found.kind === "unavailable") return { kind: "not-read", project, runId, reason: found.reason };
  const { reading } = found;
  if (reading.project === null || reading.runId === null) return { kind: "cannot-tell", project, runId };
  if (reading.outcome !== "failed") return { kind: "not-failed", project, runId, passed: reading.outcome === "recovered" };

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
  const explained = await explainFailure(ports, failed);
  if (explained.kind === "unlinked") return { kind: "not-yours", project };
  if (explained.kind === "not-admitted") return { kind: "not-admitted", project, runId };
  const run = await ports.store.findRun(failed);
  return run === undefined ? { kind: "unavailable" } : { kind: "known", run };
};
