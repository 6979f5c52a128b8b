import type { Occurrence } from "../../src/recurrence/occurrence.ts";

let count = 0;

/** A pipeline's occurrence, or a look-up's where `lookup` is set; each is another. */
export const anOccurrence = (
  occurredAt: string,
  { team = "C000000001", errorId = "push/429/TOO_MANY_REQUESTS", project = "acme/loader", key = project, runUrl = null, lookup = false }: {
    team?: string;
    errorId?: string;
    project?: string;
    key?: string;
    runUrl?: string | null;
    lookup?: boolean;
  } = {},
): Occurrence => {
  const common = { team, errorId, occurredAt, dedupeId: `d${(count += 1)}` };
  if (lookup) return { ...common, source: "lookup" };
  return {
    ...common,
    source: "pipeline",
    project: { connection: "github", key, name: project },
    runId: String(count),
    attempt: 1,
    runUrl,
    workflow: null,
    branch: "main",
    target: { organization: null, source: null },
  };
};
