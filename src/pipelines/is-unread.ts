import type { RunOutcome } from "./failed-run.ts";

/** Whether a run's logs were not read yet, or could not be for a fault of ours that may be mended by now. */
export const isUnread = (outcome: RunOutcome | null): boolean => outcome === null || (outcome.kind === "no-log" && outcome.mendable);
