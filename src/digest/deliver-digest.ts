import { UnavailableError } from "../errors.ts";
import type { Log } from "../ports/log.ts";
import type { TeamStore } from "../ports/team-store.ts";
import type { WeekStore } from "../ports/week-store.ts";
import { digestPeriod } from "./digest-period.ts";
import { hasNews } from "./digest.ts";
import { gatherDigest, type GatherPorts } from "./gather-digest.ts";
import { postDigest, type PostDigestPorts } from "./post-digest.ts";
import { defaultSchedule, latestSlot, nextSlot } from "./slots.ts";

export type DigestPorts = GatherPorts &
  PostDigestPorts & {
    store: TeamStore & WeekStore;
    /** The stage's own: of teams that set no schedule. */
    timeZone: string;
    log: Log;
  };

/** `not-due`: done already, or the schedule was changed. `nothing`: there is nothing to tell of. */
export type Delivered = { kind: "no-team" | "not-due" | "off" | "nothing" } | { kind: "posted"; ts: string } | { kind: "refused"; reason: string };

/**
 * Tells a team what it met before its slot, and moves the slot on. Every step may be repeated: the slot is the message's
 * idempotency key, and it is moved only when all else is done. Of slots that passed while nobody delivered, the newest alone is told.
 */
export const deliverDigest = async (ports: DigestPorts, { team, slot }: { team: string; slot: string }): Promise<Delivered> => {
  const { store, timeZone, clock } = ports;
  const [profile, state] = await Promise.all([store.findTeam(team), store.findDigestState(team)]);
  if (profile === undefined) {
    // What is left of a team that left: it is listed no more.
    if (state !== undefined) await store.leaveTeam(team);
    return { kind: "no-team" };
  }
  if (state?.dueAt !== slot || slot > clock().toISOString()) return { kind: "not-due" };

  const schedule = profile.schedule ?? defaultSchedule(timeZone);
  const latest = latestSlot(schedule, clock());
  const until = latest > slot ? latest : slot;
  const told = until !== slot && (await store.findPosted({ kind: "digest", team, slot })) !== undefined ? slot : state.toldUntil;
  const period = digestPeriod({ until, toldUntil: told, zone: schedule.zone });
  const { digest, over } = await gatherDigest(ports, { team, period, asked: false, since: profile.joinedAt });
  for (const week of over) await store.putWeek(team, week);

  const delivered: Delivered = !profile.digestOn ? { kind: "off" } : !hasNews(digest) ? { kind: "nothing" } : await postDigest(ports, digest);
  await moveOn(ports, { team, slot, told: delivered.kind === "refused" ? null : until });
  return delivered;
};

/** To the slot after the one that is done, by the schedule as it is then. What was refused is told with the next. */
const moveOn = async ({ store, timeZone, clock }: DigestPorts, { team, slot, told }: { team: string; slot: string; told: string | null }): Promise<void> => {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const [profile, state] = await Promise.all([store.findTeam(team), store.findDigestState(team)]);
    if (profile === undefined || state === undefined) return;
    const isKnown = told === null || (state.toldUntil !== null && state.toldUntil >= told);
    // Somebody moved it; what was told has to be noted all the same.
    if (state.dueAt !== slot && isKnown) return;
    const next = nextSlot(profile.schedule ?? defaultSchedule(timeZone), clock(), told ?? state.toldUntil);
    if ((await store.moveDueAt(team, state.dueAt, next, told ?? undefined)) === "moved") return;
  }
  throw new UnavailableError("dynamodb", "The digest's slot was changed by somebody else each time");
};

const mostTries = 5;
