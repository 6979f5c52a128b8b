import type { RunKey } from "../../pipelines/failed-run.ts";

/** One key of several parts: no value can pose as another part. */
export const memoryKey = (...parts: string[]): string => JSON.stringify(parts);

export const runKey = ({ project, runId, attempt, occasion }: RunKey): string =>
  memoryKey(project.connection, project.key, runId, String(attempt), occasion ?? "");
