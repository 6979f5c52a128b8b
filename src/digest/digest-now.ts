import type { TeamStore } from "../ports/team-store.ts";
import { digestPeriod } from "./digest-period.ts";
import type { Digest } from "./digest.ts";
import { gatherDigest, type GatherPorts } from "./gather-digest.ts";
import { defaultSchedule } from "./slots.ts";

type Ports = GatherPorts & { store: TeamStore; timeZone: string };

/** The digest of the seven days until now, for whoever asks. It touches no slot and stores nothing. */
export const digestNow = async (ports: Ports, team: string): Promise<Digest> => {
  const now = ports.clock().toISOString();
  const profile = await ports.store.findTeam(team);
  const { zone } = profile?.schedule ?? defaultSchedule(ports.timeZone);
  const { digest } = await gatherDigest(ports, { team, period: digestPeriod({ until: now, toldUntil: null, zone }), asked: true, since: profile?.joinedAt ?? now });
  return digest;
};
