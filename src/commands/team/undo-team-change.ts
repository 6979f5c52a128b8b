import { changeDigest } from "../../digest/change-digest.ts";
import type { TeamProfile } from "../../recurrence/team-profile.ts";
import type { LinkPorts } from "../linking/link-ports.ts";
import { join } from "./change-membership.ts";
import { withLadders } from "./change-thresholds.ts";
import { sameValue } from "./same-value.ts";
import type { TeamChange } from "./team-change.ts";
import type { Asker } from "./team-ports.ts";
import { undoMute } from "./undo-mute.ts";
import { undoLink } from "./undo-link.ts";

export type Undone =
  | { kind: "undone" }
  /** What was before is in force already: somebody undid it, or set it. */
  | { kind: "undone-before" }
  | { kind: "changed-since" }
  /** To link again takes an administrator: one was asked, or nobody can be. */
  | { kind: "asked-to-link" }
  | { kind: "may-not-link" };

/** Goes back to what was set before a change, if what it set is still set. */
export const undoTeamChange = async (ports: LinkPorts, change: TeamChange, asker: Asker): Promise<Undone> => {
  const { store } = ports;
  const { channel: team } = asker;
  if (change.of === "link") return undoLink(ports, change, asker);
  if (change.of === "mute") return undoMute(ports, change, team);
  if (change.of === "watching") {
    const { watches } = await store.findChannel(team);
    return undoing(change, watches, async ({ before }) => store.changeChannel(team, { watches: before }));
  }
  const profile = await store.findTeam(team);
  switch (change.of) {
    case "membership":
      return undoing(change, profile !== undefined, async ({ before }) => (before ? join(ports, team) : store.leaveTeam(team)));
    case "digest":
      return undoing(change, profile && { digestOn: profile.digestOn, schedule: profile.schedule }, async ({ before }) => changeDigest(ports, team, before));
    case "thresholds":
      return undoing(change, profile && laddersOf(profile, change.after), async ({ before }) => store.changeTeam(team, { thresholds: withLadders(profile?.thresholds ?? {}, before) }));
  }
};

/** `now`: what is set, in the shape of the change; undefined where the channel is no team. */
const undoing = async <C extends Pick<TeamChange, "before" | "after">>(change: C, now: unknown, undo: (change: C) => Promise<unknown>): Promise<Undone> => {
  if (sameValue(now, change.after)) {
    await undo(change);
    return { kind: "undone" };
  }
  return { kind: sameValue(now, change.before) ? "undone-before" : "changed-since" };
};

const laddersOf = ({ thresholds }: TeamProfile, changed: Extract<TeamChange, { of: "thresholds" }>["after"]) =>
  Object.fromEntries(Object.keys(changed).map((ladder) => [ladder, thresholds[ladder as keyof typeof thresholds] ?? null]));
