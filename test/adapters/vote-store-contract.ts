import { beforeEach, describe, expect, test } from "vitest";
import { voteDays, type Vote } from "../../src/feedback/vote.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { VoteStore } from "../../src/ports/vote-store.ts";

const start = "2026-11-20T10:00:00.000Z";

/** What every store does with votes. `create` gives a store, not an empty one. */
export const describeVoteStore = (name: string, create: (clock: Clock) => Promise<VoteStore>): void => {
  describe(`votes in the store (${name})`, () => {
    let now: number;
    let store: VoteStore;
    let team: string;
    let count = 0;
    beforeEach(async () => {
      now = Date.parse(start);
      store = await create(() => new Date(now));
      team = `CVOTE${String((count += 1)).padStart(5, "0")}`;
    });
    const aVote = (of: Partial<Vote> = {}): Vote => ({ team, errorId: "push/413", voter: "a", helped: true, at: start, ...of });
    const listed = (from = "2026", until = "2027") => store.listVotes({ team, from, until });

    test("are one a voter and answer: the last counts", async () => {
      await store.putVote(aVote());
      await store.putVote(aVote({ helped: false }));
      await store.putVote(aVote({ voter: "b" }));
      await store.putVote(aVote({ team: `${team}2` }));
      expect(await listed()).toEqual([aVote({ helped: false }), aVote({ voter: "b" })]);
    });

    test("are listed of a range, until they are forgotten", async () => {
      await store.putVote(aVote());
      expect(await listed(start)).toHaveLength(1);
      expect(await listed("2026", start)).toEqual([]);
      now += voteDays * 86_400_000;
      expect(await listed()).toEqual([]);
    });
  });
};
