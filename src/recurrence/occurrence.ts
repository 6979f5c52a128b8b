import type { CoveoTarget } from "../diagnosis/diagnosis.ts";
import type { Project } from "../pipelines/project.ts";

/** One team meeting one error once. Counting is the size of the set of these. */
export type Occurrence = {
  /** The Slack channel. */
  team: string;
  errorId: string;
  /** ISO 8601, UTC, milliseconds. */
  occurredAt: string;
  /** Equal for every delivery of the same happening. */
  dedupeId: string;
  /** Set where somebody said that it was not this error: it stays, so that a redelivery does not count it again, and no read gives it. */
  withdrawn?: Withdrawal;
} & (PipelineSource | LookUpSource);

/** `by`: a Slack user's id. `at`: ISO 8601, UTC. */
export type Withdrawal = { by: string; at: string };

export type PipelineSource = {
  source: "pipeline";
  project: Project;
  runId: string;
  attempt: number;
  runUrl: string | null;
  workflow: string | null;
  branch: string | null;
  target: CoveoTarget;
};

export type LookUpSource = { source: "lookup" };

/** How long an occurrence lives, in days: longer than every retry and redrive. */
export const occurrenceDays = 35;
