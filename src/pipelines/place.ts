import type { Occurrence, PipelineSource } from "../recurrence/occurrence.ts";
import type { FailedRun } from "./failed-run.ts";

/** Where runs follow one another: what fails here and passes later has recovered. */
export type Place = Pick<FailedRun, "project" | "workflow" | "branch">;

export const placeOf = ({ project, workflow, branch }: Place): Place => ({ project, workflow, branch });

/** Whether a failed run of this place is what happened. */
export const happenedIn = (place: Place, occurrence: Occurrence): occurrence is Occurrence & PipelineSource =>
  occurrence.source === "pipeline" &&
  occurrence.project.connection === place.project.connection &&
  occurrence.project.key === place.project.key &&
  occurrence.workflow === place.workflow &&
  occurrence.branch === place.branch;
