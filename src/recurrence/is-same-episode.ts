import type { OccurrenceStore } from "../ports/occurrence-store.ts";
import type { Claim } from "./flag-state.ts";
import { noticeWindow } from "./ladder.ts";
import { iso } from "./read-around.ts";

/**
 * Whether an occurrence belongs to a claim's episode: whether it hangs together with it by occurrences with gaps shorter
 * than one notice window. Jumps as far as a window each time, one item a jump. Every occurrence links, also a look-up
 * that does not count: what is linked stays linked, in whatever order things come.
 */
export const isSameEpisode = async (
  store: Pick<OccurrenceStore, "listOccurrencesFrom">,
  of: { team: string; errorId: string },
  { ladder, episode, through }: Pick<Claim, "ladder" | "episode" | "through">,
  at: number,
): Promise<boolean> => {
  const gap = noticeWindow(ladder);
  const [first, last] = [Date.parse(episode), Date.parse(through)];
  let reached = at;
  while (reached >= last + gap) {
    const [found] = await store.listOccurrencesFrom("first", { ...range(of), from: iso(reached - gap + 1), until: iso(reached), limit: 1 });
    if (found === undefined) return false;
    reached = Date.parse(found.occurredAt);
  }
  while (reached <= first - gap) {
    const [found] = await store.listOccurrencesFrom("last", { ...range(of), from: iso(reached + 1), until: iso(reached + gap), limit: 1 });
    if (found === undefined) return false;
    reached = Date.parse(found.occurredAt);
  }
  return true;
};

const range = ({ team, errorId }: { team: string; errorId: string }) => ({ team, errorId });
