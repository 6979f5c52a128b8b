import type { LogDiagnosis } from "../diagnosis/diagnosis.ts";
import type { Clock, Log, Messenger, OccurrenceStore, PipelineLogs, ProjectStore, ReplyStore, RunStore } from "../ports.ts";
import { pipelineOccurrence } from "../recurrence/occurrence-of.ts";
import { failureView } from "../views/failure-view.ts";
import type { FailedRun, RunOutcome } from "./failed-run.ts";
import { postReply } from "./post-reply.ts";
import { readFailedJobs } from "./read-failed-jobs.ts";

export type ExplainPorts = {
  store: OccurrenceStore & RunStore & ReplyStore & ProjectStore;
  logs: PipelineLogs;
  diagnose: (chunks: AsyncIterable<Uint8Array>) => Promise<LogDiagnosis>;
  messenger: Messenger;
  clock: Clock;
  log: Log;
};

export type Explained = { kind: "unlinked" } | RunOutcome;

/**
 * A failed run is explained: its logs read, its Coveo errors recorded, cause and resolution posted to its team.
 * Every step may be repeated: a redelivery, or a crash anywhere, changes neither the count nor the channel.
 */
export const explainFailure = async (ports: ExplainPorts, failed: FailedRun): Promise<Explained> => {
  const team = await ports.store.teamOf(failed.project);
  if (team === undefined) {
    await ports.store.noteUnlinked(failed);
    return { kind: "unlinked" };
  }
  const run = await ports.store.openRun(failed);
  if (run.outcome !== null) return run.outcome;

  const outcome = await explain(ports, run, team);
  await ports.store.closeRun(run, outcome);
  return outcome;
};

const explain = async (ports: ExplainPorts, run: FailedRun, team: string): Promise<RunOutcome> => {
  const read = await readFailedJobs(ports, run);
  if (read.kind === "unavailable") return { kind: "no-log", reason: read.reason };
  if (read.found.length === 0) return { kind: "nothing-found", reason: read.unreadable, omittedJobs: read.omittedJobs };

  for (const found of read.found) {
    await ports.store.recordOccurrence(await pipelineOccurrence(team, found.diagnosis.id, run, read.target));
  }
  const posted = await postReply(ports, { run, channel: team, message: failureView({ run, ...read }) });
  return {
    kind: "explained",
    errorIds: read.found.map((found) => found.diagnosis.id),
    omittedJobs: read.omittedJobs,
    notPosted: posted.kind === "refused" ? posted.reason : null,
  };
};
