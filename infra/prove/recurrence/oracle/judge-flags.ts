import type { Posting } from "../../../../src/posting/posting.ts";
import type { Claim, FlagState } from "../../../../src/recurrence/flag-state.ts";
import type { Thresholds } from "../../../../src/recurrence/team-profile.ts";
import type { Invocation } from "../invocation.ts";
import { laddersOfError } from "../known-errors.ts";
import type { Book, Entry, Known } from "./book.ts";
import { episodeAround, reachedAt } from "./naive-flags.ts";
import type { Violations } from "./violations.ts";

type Given = { book: Book; violations: Violations; now: () => number };
type Of = { team: string; errorId: string };
type FlagPosting = Extract<Posting, { kind: "flag" }>;
type Kept = Claim & { at: number };

const all: Known = () => true;
const keyOf = ({ team, errorId }: Of): string => `${team} ${errorId}`;
const nameOf = ({ ladder, level, episode }: Pick<Claim, "ladder" | "level" | "episode">): string => `${ladder} ${level} ${episode}`;

/** Whether flags are raised where they are to be, once a level and episode, and told. Knows every claim ever made: none is forgotten here. */
export const createJudgeOfFlags = ({ book, violations, now }: Given) => {
  const claims = new Map<string, Map<string, Kept>>();
  const states = new Map<string, FlagState>();
  /** When messages of an error's flags were posted last. */
  const lastPosted = new Map<string, number>();
  const thresholds = new Map<string, { before: Thresholds; now: Thresholds; since: number }>();
  const figures = { claims: 0, messages: 0, untoldWhileSilent: 0 };

  /** The thresholds a team had through all this time; undefined where they changed meanwhile. */
  const thresholdsOf = (team: string, startedAt: number): Thresholds | undefined => {
    const known = thresholds.get(team);
    if (known === undefined) return {};
    return known.since < startedAt ? known.now : undefined;
  };
  const knownTo = (invocation: Invocation, own: readonly Entry[]): Known => (entry) => entry.order <= invocation.recordedBefore || own.includes(entry);
  const isIn = ({ first, last }: { first: number; last: number }, { episode }: Pick<Claim, "episode">): boolean => Date.parse(episode) >= first && Date.parse(episode) <= last;

  const isSilent = (of: Of, since: number): boolean => {
    const state = states.get(keyOf(of));
    if (state === undefined) return false;
    const until = new Date(since).toISOString();
    return (state.snooze !== null && state.snooze.until > until) || state.mutes.some((each) => each.until > until);
  };

  return {
    figures,
    claims,
    changedThresholds: (team: string, next: Thresholds, at: number): void => void thresholds.set(team, { before: thresholds.get(team)?.now ?? {}, now: next, since: at }),

    /** A state was written: what is new in it has to be founded, and not there yet. */
    written: (of: Of, state: FlagState, invocation: Invocation | undefined, own: readonly Entry[], at: number): void => {
      const known = claims.get(keyOf(of)) ?? new Map<string, Kept>();
      claims.set(keyOf(of), known);
      states.set(keyOf(of), state);
      const entries = book.of(of.team, of.errorId);
      const seenBefore: Known = invocation === undefined ? all : knownTo(invocation, own);
      for (const claim of state.claims) {
        const before = known.get(nameOf(claim));
        if (before !== undefined) {
          known.set(nameOf(claim), { ...claim, at: before.at });
          continue;
        }
        figures.claims += 1;
        const episode = episodeAround(entries, Date.parse(claim.episode), claim.ladder, seenBefore);
        const twin = [...known.values()].find((each) => each.ladder === claim.ladder && each.level === claim.level && isIn(episode, each));
        if (twin !== undefined) violations.add("a flag is raised twice in one episode", of.team, `${of.errorId}: ${nameOf(claim)} beside ${nameOf(twin)}`);
        const held = invocation === undefined ? {} : thresholdsOf(of.team, invocation.startedAt);
        if (held !== undefined && !isFounded(entries, claim, held, [seenBefore, all])) violations.add("a flag is raised that was not reached", of.team, `${of.errorId}: ${nameOf(claim)}`);
        known.set(nameOf(claim), { ...claim, at });
      }
    },

    told: (posting: FlagPosting, invocation: Invocation): void => {
      figures.messages += 1;
      lastPosted.set(keyOf(posting), now());
      const state = states.get(keyOf(posting));
      const since = new Date(invocation.startedAt).toISOString();
      const soon = new Date(invocation.startedAt + 60_000).toISOString();
      if (state?.snooze && state.snooze.unlessWorseThan === null && state.snooze.at < since && state.snooze.until > soon) violations.add("a flag is told though it is snoozed", posting.team, `${posting.errorId} until ${state.snooze.until}`);
      if (state?.mutes.some((each) => each.project === null && each.at < since && each.until > soon)) violations.add("a flag is told though its error is muted", posting.team, posting.errorId);
      if (!claims.get(keyOf(posting))?.has(nameOf(posting))) violations.add("a flag is told that was not raised", posting.team, `${posting.errorId}: ${nameOf(posting)}`);
    },

    /** An occurrence was worked through: what it reached by then has to be raised, and told unless the team wants none of it. */
    handled: (entry: Entry, invocation: Invocation, own: readonly Entry[]): void => {
      const of = { team: entry.team, errorId: entry.errorId };
      const entries = book.of(of.team, of.errorId);
      const known = claims.get(keyOf(of)) ?? new Map<string, Kept>();
      const held = thresholdsOf(of.team, invocation.startedAt);
      if (held === undefined) return;
      const seen = knownTo(invocation, own);
      for (const ladder of laddersOfError(of.errorId)) {
        const atLast = reachedAt(entries, entry.time, ladder, held, all);
        for (const { level, at } of reachedAt(entries, entry.time, ladder, held, seen)) {
          if (!atLast.some((each) => each.level === level)) continue;
          const episode = episodeAround(entries, at, ladder, all);
          const found = [...known.values()].filter((each) => each.ladder === ladder && isIn(episode, each));
          if (!found.some((each) => each.level === level)) violations.add("a flag is missing", of.team, `${of.errorId}: ${ladder} ${level} at ${new Date(at).toISOString()}, after ${entry.identity}`);
          if (isSilent(of, invocation.startedAt)) figures.untoldWhileSilent += found.some(({ told }) => !told) ? 1 : 0;
          else if (found.some(({ told }) => !told)) violations.add("a flag is raised and not told", of.team, `${of.errorId}: ${found.map((each) => `${nameOf(each)} ${each.told}`).join(", ")}`);
        }
      }
      for (const claim of known.values()) {
        // Told in a message of its own, or in one that tells of several.
        if (claim.told && (lastPosted.get(keyOf(of)) ?? 0) < claim.at) violations.add("a flag counts as told without a message", of.team, `${of.errorId}: ${nameOf(claim)}`);
      }
    },
  };
};

/** Whether some window in the claim's episode reaches its level, or a worse one. */
const isFounded = (entries: readonly Entry[], claim: Claim, thresholds: Thresholds, among: readonly Known[]): boolean =>
  among.some((known) => {
    const { first, last } = episodeAround(entries, Date.parse(claim.episode), claim.ladder, known);
    return entries.some(
      (each) => known(each) && each.time >= first && each.time <= last && reachedAt(entries, each.time, claim.ladder, thresholds, known).some(({ level }) => level === claim.level || level === "warning"),
    );
  });
