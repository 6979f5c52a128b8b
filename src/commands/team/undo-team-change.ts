import { changeDigest } from "../../digest/change-digest.ts";
import { holdersOf } from "../../linking/holders-of.ts";
import type { TeamProfile } from "../../recurrence/team-profile.ts";
import { join } from "./change-membership.ts";
import { withLadders } from "./change-thresholds.ts";
import { sameValue } from "./same-value.ts";
import type { TeamChange } from "./team-change.ts";
import type { TeamPorts } from "./team-ports.ts";

export type Undone = { kind: "undone" } | { kind: "changed-since" };

/** Goes back to what was set before a change, if what it set is still set. */
export const undoTeamChange = async (ports: TeamPorts, change: TeamChange, team: string): Promise<Undone> => {
  if (change.of === "link") return undoLink(ports, change, team);
  if (change.of === "watching") return undoWatching(ports, change, team);
  const profile = await ports.store.findTeam(team);
  if (!isStillSet(change, profile)) return { kind: "changed-since" };
  switch (change.of) {
    case "thresholds":
      await ports.store.changeTeam(team, { thresholds: withLadders(profile?.thresholds ?? {}, change.before) });
      return { kind: "undone" };
    case "digest":
      await changeDigest(ports, team, change.before);
      return { kind: "undone" };
    case "membership":
      await (change.before ? join(ports, team) : ports.store.leaveTeam(team));
      return { kind: "undone" };
  }
};

const undoWatching = async ({ store }: TeamPorts, { before, after }: Extract<TeamChange, { of: "watching" }>, channel: string): Promise<Undone> => {
  if ((await store.findChannel(channel)).watches !== after) return { kind: "changed-since" };
  await store.changeChannel(channel, { watches: before });
  return { kind: "undone" };
};

/** A link that is taken back is put again only where no other channel has taken its projects since. */
const undoLink = async ({ store }: TeamPorts, { before, after }: Extract<TeamChange, { of: "link" }>, team: string): Promise<Undone> => {
  const name = after ?? before;
  if (name === null) return { kind: "changed-since" };
  const links = await store.listLinks();
  const now = links.find((each) => each.connection === name.connection && each.projects === name.projects) ?? null;
  if (!sameValue(now, after) || (before !== null && holdersOf(links, { ...before, team }).length > 0)) return { kind: "changed-since" };
  await (before === null ? store.removeLink(name) : store.putLink({ ...before, team }));
  return { kind: "undone" };
};

const isStillSet = (change: Exclude<TeamChange, { of: "link" | "watching" }>, profile: TeamProfile | undefined): boolean => {
  if (change.of === "membership") return (profile !== undefined) === change.after;
  if (profile === undefined) return false;
  const now =
    change.of === "digest"
      ? { digestOn: profile.digestOn, schedule: profile.schedule }
      : Object.fromEntries(Object.keys(change.after).map((ladder) => [ladder, profile.thresholds[ladder as keyof typeof profile.thresholds] ?? null]));
  return sameValue(now, change.after);
};
