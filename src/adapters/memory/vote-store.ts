import { voteDays, type Vote } from "../../feedback/vote.ts";
import type { Clock } from "../../ports/clock.ts";
import type { VoteStore } from "../../ports/vote-store.ts";
import { memoryKey } from "./memory-key.ts";

export const createVoteStore = (clock: Clock): VoteStore => {
  const votes = new Map<string, Vote>();
  return {
    putVote: async (vote) => {
      votes.set(memoryKey(vote.team, vote.errorId, vote.voter), vote);
    },
    listVotes: async ({ team, from, until }) => {
      const oldest = new Date(clock().getTime() - voteDays * 86_400_000).toISOString();
      return [...votes.values()]
        .filter((vote) => vote.team === team && vote.at > oldest && vote.at >= from && vote.at < until)
        .toSorted((a, b) => a.errorId.localeCompare(b.errorId) || a.voter.localeCompare(b.voter));
    },
  };
};
