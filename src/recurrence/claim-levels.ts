import type { OccurrenceStore } from "../ports/occurrence-store.ts";
import type { Claim, FlagState } from "./flag-state.ts";
import type { Happening } from "./happening.ts";
import { isSameEpisode } from "./is-same-episode.ts";
import { laddersOf, noticeWindow } from "./ladder.ts";
import type { LadderName } from "./ladder-name.ts";
import { isWorse, levels } from "./level.ts";
import { occurrenceDays } from "./occurrence.ts";
import { dayLength } from "./reached.ts";
import { iso } from "./read-around.ts";
import { rememberReads } from "./remember-reads.ts";
import { reachedLevels } from "./reached-levels.ts";
import type { Thresholds } from "./team-profile.ts";

type Store = Pick<OccurrenceStore, "listOccurrencesFrom">;
/** What an occurrence makes of a flag: the state after it, and the claims that are of its episodes or of those that it completes. */
export type Claimed = { state: FlagState; touched: Claim[] };

/**
 * Claims what an occurrence reaches, once a level and episode. A warning claims the notice too. Whoever writes the state
 * by compare-and-set is the one who raises it; asked again, of the state as it is then, it claims nothing more.
 */
export const claimLevels = async (store: Store, happening: Happening, state: FlagState, { thresholds, now }: { thresholds: Thresholds; now: Date }): Promise<Claimed> => {
  let { claims } = state;
  const touched = new Set<string>();
  // Each claim is asked for by the same jumps.
  const once = rememberReads(store);
  for (const ladder of laddersOf(happening.errorId)) {
    const added = await claimLadder(once, happening, { ladder, claims, lapsed: state.lapsed ?? [], thresholds, now });
    claims = added.claims;
    for (const each of added.touched) touched.add(nameOf(each));
  }
  const ofIt = claims.filter((each) => touched.has(nameOf(each)));
  if (claims === state.claims) return { state, touched: ofIt };
  const lapsed = state.lapsed?.filter((each) => !touched.has(nameOf(each)));
  return { state: { ...state, claims: claims.filter((each) => !isPast(each, now)), ...(lapsed === undefined ? {} : { lapsed }) }, touched: ofIt };
};

const claimLadder = async (
  store: Store,
  happening: Happening,
  { ladder, claims: before, lapsed, thresholds, now }: { ladder: LadderName; claims: Claim[]; lapsed: readonly Claim[]; thresholds: Thresholds; now: Date },
): Promise<{ claims: Claim[]; touched: Claim[] }> => {
  const at = Date.parse(happening.occurredAt);
  const ofEpisode = async (among: readonly Claim[], time: number): Promise<Claim[]> => {
    const found: Claim[] = [];
    for (const claim of among) if (claim.ladder === ladder && (await isSameEpisode(store, happening, claim, time))) found.push(claim);
    return found;
  };

  const mine = await ofEpisode(before, at);
  const touched = new Set(mine.map(nameOf));
  let claims = before.some((each) => lags(each, at, mine)) ? before.map((each) => (lags(each, at, mine) ? { ...each, through: iso(at) } : each)) : before;
  const isRaised = (level: Claim["level"]): boolean => mine.some((each) => each.level === level);
  for (const reached of await reachedLevels(store, happening, { name: ladder, thresholds, at, isRaised })) {
    const known = await ofEpisode(claims, reached.at);
    const missing = levels.filter((level) => !isWorse(level, reached.level) && !known.some((each) => each.level === level));
    const episode = iso(reached.at);
    const added = missing.map((level): Claim => {
      const claim = { ladder, level, episode, through: episode, raisedAt: now.toISOString(), told: false };
      // What went down comes up again, with the message that it has.
      return lapsed.find((each) => nameOf(each) === nameOf(claim)) ?? claim;
    });
    if (added.length > 0) claims = claims.concat(added);
    for (const each of [...known, ...added]) touched.add(nameOf(each));
  }
  return { claims, touched: claims.filter((each) => touched.has(nameOf(each))) };
};

/** `through` is moved on by half a notice window at least: one write an occurrence would double what counting costs. */
const lags = (claim: Claim, at: number, mine: readonly Claim[]): boolean =>
  at - Date.parse(claim.through) >= noticeWindow(claim.ladder) / 2 && mine.some((each) => nameOf(each) === nameOf(claim));

/** What tells a claim from the others of its error. */
export const nameOf = ({ ladder, level, episode }: Claim): string => `${ladder} ${level} ${episode}`;

/** Nothing that is still kept can join it. */
const isPast = ({ ladder, through }: Claim, now: Date): boolean =>
  Date.parse(through) + occurrenceDays * dayLength + 1.5 * noticeWindow(ladder) <= now.getTime();
