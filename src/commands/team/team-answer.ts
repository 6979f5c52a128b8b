import type { Digest } from "../../digest/digest.ts";
import type { Mute, Snooze } from "../../recurrence/flag-state.ts";
import type { Thresholds } from "../../recurrence/team-profile.ts";
import type { TeamCommand } from "../command.ts";
import type { Unresolved } from "./resolve-error.ts";
import type { TeamChange } from "./team-change.ts";

/** Whether the channel was told of a change, and why not. */
export type Announced = { kind: "announced" } | { kind: "not-announced"; reason: string };

export type TeamAnswer =
  | { kind: "in-direct-message" }
  /** `links`: of a channel that left. */
  | { kind: "no-team"; verb: string; links: number }
  /** The database did not answer in time: what was asked may have been done all the same. */
  | { kind: "unavailable"; verb: string }
  | { kind: "refused"; verb: string; problem: string }
  | Unresolved
  | { kind: "snoozed"; errorId: string; snooze: Snooze }
  | { kind: "unsnoozed"; errorId: string; was: Snooze }
  /** `was`: what was muted in the same place before. `known`: whether a project of that name or pattern is linked here. `hidden`: the reason held what looked like a secret. */
  | { kind: "muted-error"; errorId: string; mute: Mute; was: Mute[]; known: boolean; hidden: boolean; announced: Announced | null }
  | { kind: "unmuted"; errorId: string; were: Mute[]; announced: Announced | null }
  | { kind: "silenced"; mutes: { errorId: string; mute: Mute }[]; snoozes: { errorId: string; snooze: Snooze }[] }
  | { kind: "thresholds"; thresholds: Thresholds }
  | { kind: "digest"; digest: Digest }
  /** Whether other apps' messages of failed pipelines are answered. */
  | { kind: "watching"; watches: boolean }
  /** `next`: when the next digest is due, where one is; `links`: how many project links the channel has. */
  | { kind: "changed"; change: TeamChange; next: string | null; links: number; announced: Announced }
  | { kind: "unchanged"; change: TeamChange; next: string | null };

/** The verb a command was typed with. */
export const verbOf = (command: TeamCommand): string => {
  switch (command.kind) {
    case "digest-switch":
    case "digest-schedule":
    case "digest-default":
      return "digest";
    case "watching":
      return "watch";
    case "thresholds":
    case "threshold-default":
      return "threshold";
    default:
      return command.kind;
  }
};
