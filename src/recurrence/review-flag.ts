import { changeFlag } from "./change-flag.ts";
import { nameOf } from "./claim-levels.ts";
import { counted } from "./counted.ts";
import type { FlagPorts } from "./flag-ports.ts";
import type { Claim, FlagState } from "./flag-state.ts";
import { hasName } from "./has-name.ts";
import { ladderOf, noticeWindow } from "./ladder.ts";
import { isWorse, levels } from "./level.ts";
import { mostIn } from "./most-in.ts";
import { occurrenceDays } from "./occurrence.ts";
import { isOpen } from "./open-flags.ts";
import { dayLength } from "./reached.ts";
import { iso } from "./read-around.ts";
import { showLapse } from "./show-lapse.ts";
import type { Thresholds } from "./team-profile.ts";

type Of = { team: string; errorId: string };
/** Undefined where what it was raised for is past remembering. */
type Holds = (claim: Claim) => boolean | undefined;

/** Others review it as well, and occurrences come meanwhile. */
const mostTries = 6;

/**
 * Looks at an error's flag again after an occurrence was taken back or brought back: a flag that does not hold any more
 * goes down and its message says so, one that holds again comes up. Whoever changes the state looks again afterwards at
 * what counts by then, so the last word is the latest state's; may be repeated. `correlationId`: of the word that it follows from.
 */
export const reviewFlag = async (ports: FlagPorts, { team, errorId, correlationId }: Of & { correlationId: string }): Promise<{ lapsed: number; returned: number }> => {
  const { store, clock } = ports;
  const of = { team, errorId };
  const moved = { lapsed: 0, returned: 0 };
  const profile = await store.findTeam(team);
  if (profile === undefined) return moved;
  for (let shown = -1, tries = 0; tries < mostTries; tries += 1) {
    const holds = await createHolds(ports, of, profile.thresholds);
    let change = noMove;
    const state = await changeFlag(store, of, (before) => {
      change = moveOf(before, holds, clock());
      return change.lapsed.length + change.returned.length === 0 ? before : withMove(before, change);
    });
    if (state.revision === shown) return moved;
    moved.lapsed += change.lapsed.length;
    moved.returned += change.returned.length;
    const changed = new Set([...change.lapsed, ...change.returned].map(nameOf));
    const about = (claim: Claim): string | null => (changed.has(nameOf(claim)) ? `${correlationId} ${nameOf(claim)}` : null);
    const isShown = (claim: Claim): boolean => changed.has(nameOf(claim)) || isOpen(claim, clock());
    for (const claim of state.claims.filter(isShown)) await showLapse(ports, of, { claim, hasLapsed: false, about: about(claim) });
    for (const claim of (state.lapsed ?? []).filter(isShown)) if (!hasName(state.claims, claim)) await showLapse(ports, of, { claim, hasLapsed: true, about: about(claim) });
    shown = state.revision;
  }
  return moved;
};

type Move = { lapsed: Claim[]; returned: Claim[] };

const noMove: Move = { lapsed: [], returned: [] };

const moveOf = ({ claims, lapsed: earlier = [] }: FlagState, holds: Holds, now: Date): Move => ({
  lapsed: claims.filter((claim) => isOpen(claim, now) && holds(claim) === false),
  // Where it was raised anew since, that flag stands for it.
  returned: earlier.filter((claim) => holds(claim) === true && !claims.some((other) => isLike(other, claim))),
});

/** Remembered, to come up again where the last word is taken back. */
const mostLapsed = 10;

const withMove = (state: FlagState, { lapsed, returned }: Move): FlagState => ({
  ...state,
  claims: [...state.claims.filter((claim) => !hasName(lapsed, claim)), ...returned],
  lapsed: [...(state.lapsed ?? []).filter((claim) => !hasName(lapsed, claim) && !hasName(returned, claim)), ...lapsed].slice(-mostLapsed),
});

/** Occurrences that are read: whoever has more has his flag. */
const mostRead = 1_000;

/** Whether what is counted still reaches a claim's level, or a worse one, near its episode. */
const createHolds = async ({ store, clock }: FlagPorts, of: Of, thresholds: Thresholds): Promise<Holds> => {
  const now = clock().getTime();
  const found = await store.listOccurrencesFrom("last", { ...of, from: iso(now - occurrenceDays * dayLength), until: iso(now + dayLength), limit: mostRead });
  const times = counted(found.toReversed()).map(({ occurredAt }) => Date.parse(occurredAt));
  return ({ ladder, level, episode, through }) => {
    if (found.length === mostRead) return true;
    const rules = levels.filter((each) => each === level || isWorse(each, level)).flatMap((each) => ladderOf(ladder, thresholds)[each]);
    const isReached = rules.some((rule) => {
      const length = rule.windowDays * dayLength;
      return mostIn(rule, times.filter((time) => time > Date.parse(episode) - length && time < Date.parse(through) + length)) >= rule.reach;
    });
    const longest = Math.max(...rules.map(({ windowDays }) => windowDays)) * dayLength;
    return isReached || (Date.parse(episode) - longest > now - occurrenceDays * dayLength ? false : undefined);
  };
};

const isLike = (one: Claim, other: Claim): boolean =>
  one.ladder === other.ladder && one.level === other.level && Math.abs(Date.parse(one.episode) - Date.parse(other.episode)) < noticeWindow(one.ladder);
