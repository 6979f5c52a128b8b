import type { Advice } from "./advice.ts";
import type { LadderName } from "./ladder-name.ts";
import type { Rule } from "./ladder.ts";
import type { Level } from "./level.ts";

/** A pipeline that meets the error, with its latest run. */
export type Behind = { name: string; workflow: string | null; branch: string | null; count: number; last: { runUrl: string | null; occurredAt: string } };

/** What a raised flag tells. Times are ISO 8601, UTC, days `YYYY-MM-DD`. */
export type Flag = {
  errorId: string;
  level: Level;
  episode: string;
  /** What was reached, the worst first: by which rule, and how many there were. */
  reached: { ladder: LadderName; level: Level; rule: Rule; count: number }[];
  /** The seven days up to the latest occurrence. `atLeast`: there were more than are read. */
  week: { count: number; lookups: number; atLeast: boolean; days: { day: string; count: number }[] };
  /** The 24 hours up to the latest occurrence, hour by hour. */
  day: { from: string; hours: number[] };
  pipelines: Behind[];
  advice: Advice[];
  /** The Coveo organization whose limit it is, and how many other teams met it on one day. */
  organization: { name: string; otherTeams: number } | null;
  /** Whether the limit may be one that resets at midnight UTC. */
  resetsDaily: boolean;
  writtenAt: string;
};
