import type { Vote } from "../feedback/vote.ts";

/** Whether answers helped: a set of votes, counted when it is read. */
export type VoteStore = {
  /** In place of the same voter's. */
  putVote(vote: Vote): Promise<void>;
  /** A team's votes with `from` ≤ at < `until` (ISO 8601), in whatever order. */
  listVotes(range: { team: string; from: string; until: string }): Promise<Vote[]>;
};
