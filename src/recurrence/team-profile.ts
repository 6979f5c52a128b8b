import type { LadderName } from "./ladder-name.ts";

/** When a team's weekly digest is due. */
export type DigestSchedule = {
  /** ISO 8601: Monday is 1. */
  weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  /** Local time, `HH:MM`. */
  time: string;
  /** An IANA time zone. */
  zone: string;
};

/** How many occurrences (or days, where the ladder counts days) reach a level. */
export type Thresholds = Partial<Record<LadderName, { notice: number; warning: number }>>;

/** A channel that is told things unasked: one with a linked project, or one that joined. */
export type TeamProfile = {
  team: string;
  name: string | null;
  digestOn: boolean;
  /** Null: the stage's own. */
  schedule: DigestSchedule | null;
  thresholds: Thresholds;
  /** ISO 8601, UTC. */
  joinedAt: string;
};
