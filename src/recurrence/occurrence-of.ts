import type { CoveoTarget } from "../diagnosis/diagnosis.ts";
import type { FailedRun } from "../pipelines/failed-run.ts";
import { digestOf } from "../signatures/digest-of.ts";
import type { Occurrence } from "./occurrence.ts";

/** A run that fails in several jobs with the same error is one occurrence; another attempt is another. */
export const pipelineOccurrence = async (
  team: string,
  errorId: string,
  run: FailedRun,
  target: CoveoTarget,
): Promise<Occurrence> => ({
  team,
  errorId,
  occurredAt: run.occurredAt,
  dedupeId: await digestOf(run.project.connection, run.project.key, run.runId, String(run.attempt), ...(run.occasion === null ? [] : [run.occasion]), errorId, team),
  source: "pipeline",
  project: run.project,
  runId: run.runId,
  attempt: run.attempt,
  runUrl: run.runUrl,
  workflow: run.workflow,
  branch: run.branch,
  target,
});

/** When a look-up counts as having been (ISO 8601): the beginning of its UTC hour. */
export const lookUpHour = (now: Date): string => `${now.toISOString().slice(0, 13)}:00:00.000Z`;

/** Look-ups of one error by one team within one UTC hour are one occurrence; who asked is not kept. */
export const lookUpOccurrence = async (team: string, errorId: string, now: Date): Promise<Occurrence> => {
  const hour = lookUpHour(now);
  return {
    team,
    errorId,
    occurredAt: hour,
    dedupeId: await digestOf("lookup", team, errorId, hour),
    source: "lookup",
  };
};
