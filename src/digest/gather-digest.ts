import type { Clock } from "../ports/clock.ts";
import type { FlagStore } from "../ports/flag-store.ts";
import type { OccurrenceStore } from "../ports/occurrence-store.ts";
import type { VoteStore } from "../ports/vote-store.ts";
import type { WeekStore } from "../ports/week-store.ts";
import { tallyOf } from "../feedback/vote.ts";
import { noFlag, type Mute } from "../recurrence/flag-state.ts";
import { isMuted } from "../recurrence/is-muted.ts";
import { openFlags } from "../recurrence/open-flags.ts";
import { buildDigest } from "./build-digest.ts";
import type { DigestPeriod } from "./digest-period.ts";
import type { Digest } from "./digest.ts";
import { isoWeekOf, isoWeeksIn } from "./iso-week.ts";
import { weekTotalsOf } from "./week-totals-of.ts";
import type { WeekTotals } from "./week-totals.ts";

export type GatherPorts = { store: OccurrenceStore & WeekStore & FlagStore & VoteStore; clock: Clock };

/**
 * Reads what a team met and makes its digest. One range holds the period, what it is compared with and every whole week that the
 * period ends: the totals of those weeks are worked out from it anew, whatever is stored. `since`: weeks before it are nothing to tell of.
 */
export const gatherDigest = async (
  { store, clock }: GatherPorts,
  { team, period, asked, since }: { team: string; period: DigestPeriod; asked: boolean; since: string },
): Promise<{ digest: Digest; over: WeekTotals[] }> => {
  const ended = isoWeeksIn(period).filter(({ until }) => until <= period.until);
  const from = [period.comparedFrom, ended[0]?.from ?? period.comparedFrom].toSorted()[0] ?? period.comparedFrom;
  const aYearAgo = isoWeekOf(new Date(Date.parse(period.until) - 371 * 86_400_000).toISOString());
  const [occurrences, stored, flags, votes] = await Promise.all([
    store.listOccurrences({ team, from, until: period.until }),
    store.listWeeks(team, aYearAgo),
    store.listFlags(team),
    store.listVotes({ team, from: period.from, until: period.until }),
  ]);
  const over = ended
    .filter(({ until }) => until > since || occurrences.some(({ occurredAt }) => occurredAt < until))
    .map((week) => weekTotalsOf(week, occurrences));
  const weeks = [...stored.filter(({ week }) => !over.some((each) => each.week === week)), ...over].toSorted((a, b) => a.week.localeCompare(b.week));
  const states = new Map(flags.map(({ errorId, state }) => [errorId, state]));
  const now = clock();
  // A look-up is of no project: only what is muted in all of them is muted there.
  const muteOf = (errorId: string, project: string | null): Mute | undefined => isMuted(states.get(errorId) ?? noFlag, project ?? "", now);
  const digest = buildDigest({ team, period, asked, occurrences, weeks, flags: openFlags(flags, now), muteOf });
  return { digest: votes.length === 0 ? digest : { ...digest, feedback: tallyOf(votes) }, over };
};
