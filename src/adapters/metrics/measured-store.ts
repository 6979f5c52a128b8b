import type { Clock } from "../../ports/clock.ts";
import type { Metrics } from "../../ports/metrics.ts";
import type { OccurrenceStore } from "../../ports/occurrence-store.ts";
import type { PostingStore } from "../../ports/posting-store.ts";
import type { UnknownCodeStore } from "../../ports/unknown-code-store.ts";

type Measured = OccurrenceStore & PostingStore & UnknownCodeStore;

/** The same store, which measures what a message that was queued at `since` leads to. Each is counted as it is recorded, so what is delivered twice counts once. */
export const measuredStore = <S extends Measured>(store: S, { metrics, clock, since }: { metrics: Metrics; clock: Clock; since: Date | undefined }): S => ({
  ...store,
  recordOccurrence: async (occurrence, options) => {
    const recorded = await store.recordOccurrence(occurrence, options);
    if (recorded === "recorded") metrics({ name: "Diagnoses", unit: "Count", dimensions: { entry: occurrence.errorId } });
    return recorded;
  },
  noteUnknownCode: async (unknown, run) => {
    await store.noteUnknownCode(unknown, run);
    metrics({ name: "UnknownCodes", unit: "Count" });
  },
  markPosted: async (posting, ts) => {
    await store.markPosted(posting, ts);
    if (posting.kind === "reply" && since !== undefined) metrics({ name: "TimeToMessage", unit: "Milliseconds", value: clock().getTime() - since.getTime() });
  },
});
