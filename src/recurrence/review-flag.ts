import { showMessage } from "../pipelines/show-message.ts";
import { lapseSaid, withLapse } from "../views/flag-lapse.ts";
import { changeFlag } from "./change-flag.ts";
import { nameOf } from "./claim-levels.ts";
import { counted } from "./counted.ts";
import type { FlagPorts } from "./flag-ports.ts";
import type { Claim } from "./flag-state.ts";
import { ladderOf, noticeWindow } from "./ladder.ts";
import { mostIn } from "./most-in.ts";
import { occurrenceDays } from "./occurrence.ts";
import { isOpen } from "./open-flags.ts";
import { dayLength } from "./reached.ts";
import { iso } from "./read-around.ts";
import { sayUnderFlag } from "./say-under-flag.ts";
import type { Thresholds } from "./team-profile.ts";

type Of = { team: string; errorId: string };

/** `correlationId`: of the word that was taken back. */
type Reviewed = Of & { correlationId: string };

/**
 * Looks at an error's flag again after an occurrence was taken back or brought back: a flag that does not hold any more
 * goes down and its message says so, one that holds again comes up. May be repeated: messages are changed before the
 * state, so a crash between them is made good.
 */
export const reviewFlag = async (ports: FlagPorts, { team, errorId, correlationId }: Reviewed): Promise<{ lapsed: number; returned: number }> => {
  const { store, clock } = ports;
  const of = { team, errorId };
  const [profile, state] = await Promise.all([store.findTeam(team), store.findFlag(of)]);
  const earlier = state.lapsed ?? [];
  if (profile === undefined || state.claims.length + earlier.length === 0) return { lapsed: 0, returned: 0 };
  const holds = await createHolds(ports, of, profile.thresholds);
  const lapsed = state.claims.filter((claim) => isOpen(claim, clock()) && !holds(claim));
  // Where it was raised anew since, that flag stands for it.
  const returned = earlier.filter((claim) => holds(claim) && !state.claims.some((other) => isLike(other, claim)));
  for (const claim of lapsed) await mark(ports, { ...of, correlationId }, { claim, hasLapsed: true });
  for (const claim of returned) await mark(ports, { ...of, correlationId }, { claim, hasLapsed: false });
  if (lapsed.length + returned.length === 0) return { lapsed: 0, returned: 0 };
  const down = new Set(lapsed.map(nameOf));
  const up = new Set(returned.map(nameOf));
  await changeFlag(store, of, (now) => ({
    ...now,
    claims: [...now.claims.filter((claim) => !down.has(nameOf(claim)) && !up.has(nameOf(claim))), ...returned],
    lapsed: [...(now.lapsed ?? []).filter((claim) => !down.has(nameOf(claim)) && !up.has(nameOf(claim))), ...lapsed].slice(-mostLapsed),
  }));
  return { lapsed: lapsed.length, returned: returned.length };
};

/** Remembered, to come up again where the last word is taken back. */
const mostLapsed = 10;

/** Occurrences that are read: whoever has more has his flag. */
const mostRead = 1_000;

/** Whether what is counted still reaches a claim's level, near its episode. */
const createHolds = async ({ store, clock }: FlagPorts, of: Of, thresholds: Thresholds): Promise<(claim: Claim) => boolean> => {
  const now = clock().getTime();
  const found = await store.listOccurrencesFrom("last", { ...of, from: iso(now - occurrenceDays * dayLength), until: iso(now + dayLength), limit: mostRead });
  const times = counted(found.toReversed()).map(({ occurredAt }) => Date.parse(occurredAt));
  return ({ ladder, level, episode, through }) =>
    found.length === mostRead ||
    ladderOf(ladder, thresholds)[level].some((rule) => {
      const length = rule.windowDays * dayLength;
      const near = times.filter((time) => time > Date.parse(episode) - length && time < Date.parse(through) + length);
      return mostIn(rule, near) >= rule.reach;
    });
};

const isLike = (one: Claim, other: Claim): boolean =>
  one.ladder === other.ladder && one.level === other.level && Math.abs(Date.parse(one.episode) - Date.parse(other.episode)) < noticeWindow(one.ladder);

const mark = async (ports: FlagPorts, { team, errorId, correlationId }: Reviewed, { claim: { ladder, level, episode }, hasLapsed }: { claim: Claim; hasLapsed: boolean }): Promise<void> => {
  const posted = await ports.store.findPosted({ kind: "flag", team, errorId, level, episode, ladder });
  if (posted === undefined) return;
  const read = await ports.messenger.read({ channel: team, ts: posted.ts });
  if (read.kind === "refused") await sayUnderFlag(ports, { team, threadTs: posted.ts, about: correlationId }, lapseSaid(hasLapsed));
  if (read.kind !== "read") return;
  await showMessage(ports, { channel: team, ts: posted.ts, message: withLapse(read.message, hasLapsed) });
};
