import type { FlagState } from "../recurrence/flag-state.ts";

export type FlagStore = {
  /** `noFlag` where nothing is stored. */
  findFlag(of: { team: string; errorId: string }): Promise<FlagState>;
  /** Puts a state in place of the one with its revision, and counts the revision up; `conflict`: somebody else did before. */
  changeFlag(of: { team: string; errorId: string }, state: FlagState): Promise<"changed" | "conflict">;
  listFlags(team: string): Promise<{ errorId: string; state: FlagState }[]>;
};
