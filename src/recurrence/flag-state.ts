import type { LadderName } from "./ladder-name.ts";
import type { Level } from "./level.ts";

/** A level of a ladder that an error reached in one episode. */
export type Claim = {
  ladder: LadderName;
  level: Level;
  /** The time of the occurrence that reached it, which names the episode: ISO 8601, UTC. */
  episode: string;
  /** The latest time known to belong to the episode; what comes within one notice window of it does too. */
  through: string;
  raisedAt: string;
  /** Whether the team was told. One that was snoozed or muted is told later, if the error still comes back. */
  told: boolean;
};

/** `until` always comes; where `unlessWorseThan` is set, reaching a worse level ends it before. `by` is a Slack user's id. */
export type Snooze = { until: string; unlessWorseThan: Level | null; by: string; at: string };

/** No replies and no flags, of one project (its name or a pattern) or of all; counting goes on. */
export type Mute = { project: string | null; until: string; reason: string; by: string; at: string };

/** What a team has of one error beside its occurrences. */
export type FlagState = {
  claims: Claim[];
  /** Claims that do not hold since an occurrence was taken back. */
  lapsed?: Claim[] | undefined;
  snooze: Snooze | null;
  mutes: Mute[];
  /** Who is on it. */
  taken: { by: string; at: string } | null;
  /** Counts the changes; 0 where nothing is stored. */
  revision: number;
};

export const noFlag: FlagState = { claims: [], snooze: null, mutes: [], taken: null, revision: 0 };
