import { UnavailableError } from "../errors.ts";
import type { Clock } from "../ports/clock.ts";
import type { TeamStore } from "../ports/team-store.ts";
import type { DigestSchedule, TeamProfile } from "../recurrence/team-profile.ts";
import { defaultSchedule, nextSlot } from "./slots.ts";

type Ports = {
  store: TeamStore;
  /** The stage's own: of teams that set no schedule. */
  timeZone: string;
  clock: Clock;
};

/** `next`: when the next digest is due (ISO 8601, UTC); null where it is off. */
export type DigestChanged = { kind: "changed"; profile: TeamProfile; next: string | null } | { kind: "no-team" };

/**
 * Switches a team's digest on or off, or gives it another schedule (null: the stage's own). A slot that has passed
 * unhandled is left out: what it would have told is told at the next.
 */
export const changeDigest = async (
  ports: Ports,
  team: string,
  change: { digestOn?: boolean; schedule?: DigestSchedule | null },
): Promise<DigestChanged> => {
  const { store, timeZone, clock } = ports;
  await store.changeTeam(team, change);
  for (let tries = 0; tries < mostTries; tries += 1) {
    const [profile, state] = await Promise.all([store.findTeam(team), store.findDigestState(team)]);
    if (profile === undefined || state === undefined) return { kind: "no-team" };
    if (!profile.digestOn) return { kind: "changed", profile, next: null };
    const next = nextSlot(profile.schedule ?? defaultSchedule(timeZone), clock(), state.toldUntil);
    if (state.dueAt === next || (await store.moveDueAt(team, state.dueAt, next)) === "moved") return { kind: "changed", profile, next };
  }
  throw new UnavailableError("dynamodb", "The digest's slot was changed by somebody else each time");
};

const mostTries = 5;
