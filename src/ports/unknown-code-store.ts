import type { UnknownCode } from "../diagnosis/diagnosis.ts";
import type { FailedRun } from "../pipelines/failed-run.ts";

/** A code in a Coveo error body that the catalog does not have: how often, and when last (ISO 8601, UTC). */
export type SeenUnknownCode = { code: string; status: string | null; count: number; lastSeen: string };

export type UnknownCodeStore = {
  /** Counts a run once. */
  noteUnknownCode(unknown: Pick<UnknownCode, "code" | "status">, run: FailedRun): Promise<void>;
  /** The most frequent first. */
  listUnknownCodes(): Promise<SeenUnknownCode[]>;
};
