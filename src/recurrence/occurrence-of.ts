import type { CoveoTarget } from "../diagnosis/diagnosis.ts";
import type { FailedRun } from "../pipelines/failed-run.ts";
import type { Occurrence } from "./occurrence.ts";

/** A run that fails in several jobs with the same error is one occurrence; another attempt is another. */
export const pipelineOccurrence = (
  team: string,
  errorId: string,
  run: FailedRun,
  target: CoveoTarget,
): Occurrence => ({
  team,
  errorId,
  occurredAt: run.occurredAt,
  dedupeId: [run.project.connection, run.project.key, run.runId, String(run.attempt), errorId, team]
    .map(encodeURIComponent)
    .join("~"),
  source: "pipeline",
  project: run.project,
  runId: run.runId,
  attempt: run.attempt,
  runUrl: run.runUrl,
  target,
});

/** Look-ups of one error by one team within one UTC hour are one occurrence; who asked is not kept. */
export const lookUpOccurrence = (team: string, errorId: string, now: Date): Occurrence => {
  const hour = `${now.toISOString().slice(0, 13)}:00:00.000Z`;
  return {
    team,
    errorId,
    occurredAt: hour,
    dedupeId: ["lookup", team, errorId, hour].map(encodeURIComponent).join("~"),
    source: "lookup",
  };
};
