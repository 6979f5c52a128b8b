import { changeDigest } from "../../digest/change-digest.ts";
import type { TeamPorts } from "./team-ports.ts";

/** Makes a channel a team, with what it had set before; gives when its next digest is due. */
export const join = async (ports: TeamPorts, team: string): Promise<{ joined: boolean; next: string | null }> => {
  const joined = (await ports.store.joinTeam(team)) === "joined";
  const changed = await changeDigest(ports, team, {});
  return { joined, next: changed.kind === "changed" ? changed.next : null };
};
