import type { RunKey } from "../../pipelines/failed-run.ts";
import type { Clock } from "../../ports/clock.ts";
import type { RunStore, StoredRun } from "../../ports/run-store.ts";
import { occurrenceDays } from "../../recurrence/occurrence.ts";
import { createExpiringMap } from "./create-expiring-map.ts";
import { memoryKey, runKey } from "./memory-key.ts";

export const createRunStore = (clock: Clock): RunStore => {
  const runs = createExpiringMap<StoredRun>(clock, occurrenceDays);
  /** The failures of a run, by what they have in common. */
  const occasions = createExpiringMap<readonly RunKey[]>(clock, occurrenceDays);
  const familyOf = ({ project, runId, attempt }: Omit<RunKey, "occasion">): string => memoryKey(project.connection, project.key, runId, String(attempt));

  return {
    openRun: async (run) => {
      const known = runs.find(runKey(run));
      if (known !== undefined) return known;
      const opened = { ...run, outcome: null };
      runs.put(runKey(run), opened);
      occasions.put(familyOf(run), [...(occasions.find(familyOf(run)) ?? []), run]);
      return opened;
    },

    closeRun: async (key, outcome) => {
      const run = runs.find(runKey(key));
      if (run !== undefined && (run.outcome === null || run.outcome.kind === "no-log")) runs.replace(runKey(key), { ...run, outcome });
    },

    findRun: async (key) => runs.find(runKey(key)),

    findLatestRun: async (key) =>
      (occasions.find(familyOf(key)) ?? [])
        .flatMap((run) => runs.find(runKey(run)) ?? [])
        .toSorted((a, b) => b.occurredAt.localeCompare(a.occurredAt))[0],
  };
};
