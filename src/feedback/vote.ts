/** Whether an answer helped somebody. `voter` stands for one person and one answer, and tells neither: a later vote of theirs takes the place of the earlier. `at`: ISO 8601, UTC. */
export type Vote = { team: string; errorId: string; voter: string; helped: boolean; at: string };

/** How long a vote is kept, in days. */
export const voteDays = 35;

export type Tally = { helped: number; didNot: number };

export const tallyOf = (votes: readonly Pick<Vote, "helped">[]): Tally => {
  const helped = votes.filter((vote) => vote.helped).length;
  return { helped, didNot: votes.length - helped };
};

/** `3 helped, 1 did not`; nothing without votes. */
export const tallyText = ({ helped, didNot }: Tally = { helped: 0, didNot: 0 }): string => [helped > 0 ? `${helped} helped` : "", didNot > 0 ? `${didNot} did not help` : ""].filter(Boolean).join(", ");
