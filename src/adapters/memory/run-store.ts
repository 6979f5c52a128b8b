import type { RunKey } from "../../pipelines/failed-run.ts";
import type { Clock, RunStore, StoredRun } from "../../ports.ts";
import { occurrenceDays } from "../../recurrence/occurrence.ts";
import { runKey } from "./memory-key.ts";

export const createRunStore = (clock: Clock): RunStore => {
  const runs = new Map<string, StoredRun & { openedAt: number }>();

  const findLive = (key: RunKey): StoredRun | undefined => {
    const run = runs.get(runKey(key));
    if (run === undefined || run.openedAt + occurrenceDays * 86_400_000 <= clock().getTime()) return undefined;
    const { openedAt: _, ...stored } = run;
    return stored;
  };

  return {
    openRun: async (run) => {
      const known = findLive(run);
      if (known !== undefined) return known;
      runs.set(runKey(run), { ...run, outcome: null, openedAt: clock().getTime() });
      return { ...run, outcome: null };
    },

    closeRun: async (key, outcome) => {
      const run = runs.get(runKey(key));
      if (run !== undefined && (run.outcome === null || run.outcome.kind === "no-log")) runs.set(runKey(key), { ...run, outcome });
    },

    findRun: async (key) => findLive(key),

    findLatestRun: async ({ project, runId, attempt }) =>
      [...runs.values()]
        .filter((run) => run.project.connection === project.connection && run.project.key === project.key && run.runId === runId && run.attempt === attempt)
        .flatMap((run) => findLive(run) ?? [])
        .toSorted((a, b) => b.occurredAt.localeCompare(a.occurredAt))[0],
  };
};
