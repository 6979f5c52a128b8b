import type { Posting } from "../../../../src/posting/posting.ts";
import type { Claim, FlagState } from "../../../../src/recurrence/flag-state.ts";
import type { Thresholds } from "../../../../src/recurrence/team-profile.ts";
import type { Invocation } from "../invocation.ts";
import { laddersOfError } from "../known-errors.ts";
import { isPossible, isSure, type Book, type Entry, type Known } from "./book.ts";
import { episodeAround, gapOf, reachedAt } from "./naive-flags.ts";
import { day } from "../generated.ts";
import type { Violations } from "./violations.ts";

type Given = { book: Book; violations: Violations; now: () => number };
type Of = { team: string; errorId: string };
type FlagPosting = Extract<Posting, { kind: "flag" }>;
type Kept = Claim & { at: number; hasLapsed: boolean; isStored: boolean };
type Told = { name: string; text: string; isDeleted: boolean };

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
  const figures = { claims: 0, messages: 0, untoldWhileSilent: 0, lapsed: 0, reviewed: 0 };
  /** Words of people that nobody has seen to yet, by error. */
  const outstanding = new Map<string, number>();
  /** The messages of an error's flags, by their time. */
  const posted = new Map<string, Map<string, Told>>();

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
      const startedAt = invocation?.startedAt ?? at;
      const seenBefore: Known = invocation === undefined ? all : knownTo(invocation, own);
      const stood = new Set(state.claims.map(nameOf));
      const down = new Set((state.lapsed ?? []).map(nameOf));
      for (const [name, claim] of known) {
        if (down.has(name) && !claim.hasLapsed) figures.lapsed += 1;
        known.set(name, { ...claim, hasLapsed: down.has(name), isStored: stood.has(name) });
      }
      for (const claim of state.claims) {
        const before = known.get(nameOf(claim));
        if (before !== undefined) {
          known.set(nameOf(claim), { ...claim, at: before.at, hasLapsed: false, isStored: true });
          continue;
        }
        figures.claims += 1;
        const episode = episodeAround(entries, Date.parse(claim.episode), claim.ladder, (entry) => seenBefore(entry) && isSure(entry, startedAt));
        const twin = [...known.values()].find((each) => !each.hasLapsed && each.ladder === claim.ladder && each.level === claim.level && isIn(episode, each));
        if (twin !== undefined) violations.add("a flag is raised twice in one episode", of.team, `${of.errorId}: ${nameOf(claim)} beside ${nameOf(twin)}`);
        const held = invocation === undefined ? {} : thresholdsOf(of.team, invocation.startedAt);
        if (held !== undefined && !isFounded(entries, claim, held, [(entry) => seenBefore(entry) && isPossible(entry, startedAt), (entry) => isPossible(entry, startedAt)])) violations.add("a flag is raised that was not reached", of.team, `${of.errorId}: ${nameOf(claim)}`);
        known.set(nameOf(claim), { ...claim, at, hasLapsed: false, isStored: true });
      }
    },

    /** A flag's message as it is now. */
    shows: (of: Of, ts: string, text: string | undefined): void => {
      const told = posted.get(keyOf(of))?.get(ts);
      if (told !== undefined) Object.assign(told, text === undefined ? { isDeleted: true } : { text });
    },

    queued: (of: Of): void => void outstanding.set(keyOf(of), (outstanding.get(keyOf(of)) ?? 0) + 1),

    told: (posting: FlagPosting, invocation: Invocation, { ts, text }: { ts: string; text: string }): void => {
      posted.set(keyOf(posting), (posted.get(keyOf(posting)) ?? new Map<string, Told>()).set(ts, { name: nameOf(posting), text, isDeleted: false }));
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
      if (!isSure(entry, invocation.startedAt)) return;
      const stands: Known = (each) => isSure(each, invocation.startedAt);
      const seen: Known = (each) => knownTo(invocation, own)(each) && stands(each);
      for (const ladder of laddersOfError(of.errorId)) {
        const atLast = reachedAt(entries, entry.time, ladder, held, stands);
        for (const { level, at } of reachedAt(entries, entry.time, ladder, held, seen)) {
          if (!atLast.some((each) => each.level === level)) continue;
          const episode = episodeAround(entries, at, ladder, all);
          const found = [...known.values()].filter((each) => !each.hasLapsed && each.ladder === ladder && isIn(episode, each));
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

    /** What follows from an occurrence that was taken back, or brought back, was seen to: what stands is reached, what is reached stands, and the messages say so. */
    reviewed: (of: Of, invocation: Invocation): void => {
      const left = (outstanding.get(keyOf(of)) ?? 1) - 1;
      outstanding.set(keyOf(of), left);
      const held = thresholdsOf(of.team, invocation.startedAt);
      const entries = book.of(of.team, of.errorId);
      if (left > 0 || held === undefined || entries.some(({ changes }) => changes.some(({ at }) => at >= invocation.startedAt))) return;
      figures.reviewed += 1;
      const known = [...(claims.get(keyOf(of))?.values() ?? [])];
      const counts: Known = (entry) => isSure(entry, invocation.startedAt);
      const isReached = ({ ladder, level }: Claim, from: number, until: number): boolean =>
        entries.some((each) => counts(each) && each.time >= from && each.time <= until && reachedAt(entries, each.time, ladder, held, counts).some((reached) => reached.level === level || reached.level === "warning"));
      for (const claim of known) {
        const [from, until] = [Date.parse(claim.episode), Date.parse(claim.through)];
        // What it was raised for is past remembering, or it is over.
        if (from - 9 * day < now() - 35 * day || now() > until + gapOf(claim.ladder)) continue;
        if (claim.isStored && !isReached(claim, from - 9 * day, until + 9 * day)) violations.add("a flag stands that nothing reaches any more", of.team, `${of.errorId}: ${nameOf(claim)}`);
        const stands = known.some((each) => each.isStored && each.ladder === claim.ladder && each.level === claim.level && Math.abs(Date.parse(each.episode) - from) < 2 * gapOf(claim.ladder));
        if (claim.hasLapsed && !stands && isReached(claim, from, until)) violations.add("a flag is down though it is reached", of.team, `${of.errorId}: ${nameOf(claim)}`);
        for (const { name, text, isDeleted } of posted.get(keyOf(of))?.values() ?? []) {
          if (name === nameOf(claim) && !isDeleted && claim.hasLapsed !== text.startsWith("No longer holds: ") && (claim.hasLapsed || claim.isStored)) violations.add("a flag's message does not say whether it holds", of.team, `${of.errorId}: ${name}, ${text.slice(0, 60)}`);
        }
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
