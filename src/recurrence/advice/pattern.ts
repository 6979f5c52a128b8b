import type { Answer } from "../../catalog/answer.ts";
import type { LadderName } from "../ladder-name.ts";
import type { Occurrence, PipelineSource } from "../occurrence.ts";

/** A failed pipeline and its time in milliseconds. */
export type Failure = Occurrence & PipelineSource & { time: number };

/** What patterns are looked for in: an error's failed pipelines of some weeks, oldest first. */
export type Seen = { answer: Answer; ladders: readonly LadderName[]; failures: readonly Failure[] };

/** A way in which an error comes back, and what to do about it. Plain text, short. */
export type Pattern = {
  name: "document-limit" | "on-schedule" | "late-in-the-day" | "same-minute" | "after-quiet-periods" | "in-bursts";
  /** Why it is recognised, with its numbers, as a sentence; undefined where it is not. */
  recognise: (seen: Seen) => string | undefined;
  steps: (seen: Seen) => string[];
};
