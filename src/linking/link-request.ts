import type { Link } from "../pipelines/link.ts";

/** A link that somebody asked for and that an administrator decides on. Times are ISO 8601, UTC; people are Slack users' ids. */
export type LinkRequest = {
  id: string;
  link: Link;
  askedBy: string;
  askedAt: string;
  /** What came of it; null: nobody decided yet. */
  decision: { approved: boolean; by: string; at: string } | null;
  /** Whether what was decided is carried out. */
  isDone: boolean;
  /** Counts the changes; 0 where nothing is stored. */
  revision: number;
};

/** Nobody may decide on it later, and it is forgotten. */
export const requestDays = 14;
