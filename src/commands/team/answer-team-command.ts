import { changeDigest } from "../../digest/change-digest.ts";
import { digestNow } from "../../digest/digest-now.ts";
import { defaultSchedule } from "../../digest/slots.ts";
import type { DigestSchedule, TeamProfile } from "../../recurrence/team-profile.ts";
import type { TeamCommand } from "../command.ts";
import { impatiently } from "../impatiently.ts";
import { announce } from "./announce.ts";
import { join } from "./change-membership.ts";
import { listSilenced, mute, snooze, unmute, unsnooze } from "./change-silence.ts";
import { changeThresholds } from "./change-thresholds.ts";
import { queueFlagStatus } from "./queue-flag-status.ts";
import { sameValue } from "./same-value.ts";
import { verbOf, type Announced, type TeamAnswer } from "./team-answer.ts";
import type { TeamChange } from "./team-change.ts";
import type { Asker, TeamPorts } from "./team-ports.ts";

/** A change that the channel is to be told of, if it is one. */
type Changed = { kind: "changing"; change: TeamChange; next: string | null; links: number };

/** A digest reads more than anything else that is asked for: in milliseconds. */
const digestPatience = 1_800;

/** Carries out what a team asks for. What concerns everybody is announced in the channel. */
export const answerTeamCommand = async (ports: TeamPorts, command: TeamCommand, asker: Asker): Promise<TeamAnswer> => {
  if (asker.channel.startsWith("D")) return { kind: "in-direct-message" };
  const done = await impatiently(ports, () => carryOut(ports, command, asker), command.kind === "digest" ? digestPatience : undefined);
  if (done === null) return { kind: "unavailable", verb: verbOf(command) };
  if (done.kind !== "changing") {
    const [announced] = await Promise.all([announceMute(ports, done, asker), changesFlag(done) ? queueFlagStatus(ports, done.errorId, asker) : undefined]);
    return done.kind === "muted-error" || done.kind === "unmuted" ? { ...done, announced } : done;
  }
  const { change, next, links } = done;
  if (sameValue(change.before, change.after)) return { kind: "unchanged", change, next };
  return { kind: "changed", change, next, links, announced: await announce(ports, change, asker) };
};

type OfFlag = Extract<TeamAnswer, { kind: "snoozed" | "unsnoozed" | "muted-error" | "unmuted" }>;

/** A mute keeps failures of everybody's pipelines silent. */
const announceMute = async (ports: TeamPorts, done: TeamAnswer, asker: Asker): Promise<Announced | null> => {
  if (done.kind === "muted-error") return announce(ports, { of: "mute", errorId: done.errorId, before: done.was, after: [done.mute] }, asker);
  return done.kind === "unmuted" ? announce(ports, { of: "mute", errorId: done.errorId, before: done.were, after: [] }, asker) : null;
};

/** Whether a flag's message says it. */
const changesFlag = (done: TeamAnswer): done is OfFlag => ["snoozed", "unsnoozed", "muted-error", "unmuted"].includes(done.kind);

const carryOut = async (ports: TeamPorts, command: TeamCommand, asker: Asker): Promise<TeamAnswer | Changed> => {
  const team = asker.channel;
  if (command.kind === "join") {
    const { joined, next } = await join(ports, team);
    return changing({ of: "membership", before: !joined, after: true }, { next });
  }
  // Any channel may have that: somebody asked for it there.
  if (command.kind === "watching") return { kind: "watching", watches: (await ports.store.findChannel(team)).watches };
  if (command.kind === "watch") return changeWatching(ports, team, command.on);
  const profile = await ports.store.findTeam(team);
  if (profile === undefined) return { kind: "no-team", verb: verbOf(command), links: await countLinks(ports, team) };
  const schedule = profile.schedule ?? defaultSchedule(ports.timeZone);
  const asked = { ...asker, zone: schedule.zone };
  switch (command.kind) {
    case "snooze":
      return snooze(ports, command, asked);
    case "unsnooze":
      return unsnooze(ports, command, asked);
    case "mute":
      return mute(ports, command, asked);
    case "unmute":
      return unmute(ports, command, asked);
    case "muted":
      return listSilenced(ports, asked);
    case "digest":
      return { kind: "digest", digest: await digestNow(ports, team) };
    case "digest-switch":
      return changeOfDigest(ports, profile, { digestOn: command.on, schedule: profile.schedule });
    case "digest-schedule":
      return changeOfDigest(ports, profile, { digestOn: true, schedule: { weekday: command.weekday, time: command.time ?? schedule.time, zone: command.zone ?? schedule.zone } });
    case "digest-default":
      return changeOfDigest(ports, profile, { digestOn: true, schedule: null });
    case "thresholds":
      return { kind: "thresholds", thresholds: profile.thresholds };
    case "threshold":
    case "threshold-default":
      return changing(await changeThresholds(ports, command, profile));
    case "leave": {
      await ports.store.leaveTeam(team);
      return changing({ of: "membership", before: true, after: false }, { links: await countLinks(ports, team) });
    }
  }
};

const countLinks = async ({ store }: TeamPorts, team: string): Promise<number> => (await store.listLinks()).filter((link) => link.team === team).length;

const changeWatching = async ({ store }: TeamPorts, channel: string, on: boolean): Promise<Changed> => {
  const { watches } = await store.findChannel(channel);
  if (watches !== on) await store.changeChannel(channel, { watches: on });
  return changing({ of: "watching", before: watches, after: on });
};

const changeOfDigest = async (ports: TeamPorts, profile: TeamProfile, after: { digestOn: boolean; schedule: DigestSchedule | null }): Promise<TeamAnswer | Changed> => {
  const { digestOn, schedule } = profile;
  const changed = await changeDigest(ports, profile.team, after);
  if (changed.kind === "no-team") return { kind: "no-team", verb: "digest", links: await countLinks(ports, profile.team) };
  return changing({ of: "digest", before: { digestOn, schedule }, after }, { next: changed.next });
};

const changing = (change: TeamChange, { next = null, links = 0 }: { next?: string | null; links?: number } = {}): Changed => ({ kind: "changing", change, next, links });
