import type { TeamProfile } from "../recurrence/team-profile.ts";

/** Of a team's digest: the slot that comes next (null: the next sweep gives it one), and the end of what was told (null: nothing yet). ISO 8601, UTC. */
export type DigestState = { dueAt: string | null; toldUntil: string | null };

export type TeamStore = {
  /** Makes a channel a team; settings that it had before stay. `dueAt`: its first digest's slot (ISO 8601, UTC); without one the next sweep gives it one. */
  joinTeam(team: string, dueAt?: string): Promise<"joined" | "already">;
  /** It is told nothing unasked any more; its settings and history stay. */
  leaveTeam(team: string): Promise<void>;
  findTeam(team: string): Promise<TeamProfile | undefined>;
  /** Changes nothing where the channel is no team. */
  changeTeam(team: string, change: Partial<Pick<TeamProfile, "name" | "digestOn" | "schedule" | "thresholds">>): Promise<void>;
  findDigestState(team: string): Promise<DigestState | undefined>;
  /** Moves the slot on, unless somebody did; `toldUntil` stays where none is given. */
  moveDueAt(team: string, from: string | null, to: string, toldUntil?: string): Promise<"moved" | "conflict">;
  listTeams(): Promise<string[]>;
  /** The teams whose slot has come, and those that have none yet, page after page. */
  listDueTeams(now: Date): AsyncIterable<{ team: string; dueAt: string | null }[]>;
};
