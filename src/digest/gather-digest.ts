import type { Clock, OccurrenceStore, WeekStore } from "../ports.ts";
import type { Mute } from "../recurrence/flag-state.ts";
import { buildDigest } from "./build-digest.ts";
import type { DigestPeriod } from "./digest-period.ts";
import type { Digest, DigestFlag } from "./digest.ts";
import { isoWeekOf, isoWeeksIn } from "./iso-week.ts";
import { weekTotalsOf } from "./week-totals-of.ts";
import type { WeekTotals } from "./week-totals.ts";

/** What a digest needs to know of a team's flags, as they are now. */
export type TeamFlags = { open: DigestFlag[]; muteOf: (errorId: string, project: string | null) => Mute | undefined };

export type GatherPorts = {
  store: OccurrenceStore & WeekStore;
  flagsOf: (team: string, now: Date) => Promise<TeamFlags>;
  clock: Clock;
};

/**
 * Reads what a team met and makes its digest. One range holds the period, what it is compared with and every whole week that the
 * period ends: the totals of those weeks are worked out from it anew, whatever is stored. `since`: weeks before it are nothing to tell of.
 */
export const gatherDigest = async (
  { store, flagsOf, clock }: GatherPorts,
  { team, period, asked, since }: { team: string; period: DigestPeriod; asked: boolean; since: string },
): Promise<{ digest: Digest; over: WeekTotals[] }> => {
  const ended = isoWeeksIn(period).filter(({ until }) => until <= period.until);
  const from = [period.comparedFrom, ended[0]?.from ?? period.comparedFrom].toSorted()[0] ?? period.comparedFrom;
  const aYearAgo = isoWeekOf(new Date(Date.parse(period.until) - 371 * 86_400_000).toISOString());
  const [occurrences, stored, flags] = await Promise.all([
    store.listOccurrences({ team, from, until: period.until }),
    store.listWeeks(team, aYearAgo),
    flagsOf(team, clock()),
  ]);
  const over = ended
    .filter(({ until }) => until > since || occurrences.some(({ occurredAt }) => occurredAt < until))
    .map((week) => weekTotalsOf(week, occurrences));
  const weeks = [...stored.filter(({ week }) => !over.some((each) => each.week === week)), ...over].toSorted((a, b) => a.week.localeCompare(b.week));
  return { digest: buildDigest({ team, period, asked, occurrences, weeks, flags: flags.open, muteOf: flags.muteOf }), over };
};
