import type { Link } from "../pipelines/link.ts";

/** A link that somebody asked for and that an administrator decides on. Times are ISO 8601, UTC; people are Slack users' ids. */
export type LinkRequest = {
  id: string;
  link: Link;
  askedBy: string;
  askedAt: string;
  /** What came of it; null: nobody decided yet. */
  decision: { approved: boolean; by: string; at: string } | null;
  /** Of an approved one: what was linked in its place (null: nothing), once that is known, and whether the link is made. */
  making?: { before: Link | null; isMade: boolean } | undefined;
  /** Whether what was decided is carried out, and everybody told. */
  isDone: boolean;
  /** Counts the changes; 0 where nothing is stored. */
  revision: number;
};

/** Nobody may decide on it later, and it is forgotten. */
export const requestDays = 14;

/** Whether it waits for an administrator, or for what one approved. */
export const isPending = ({ decision, making, isDone }: LinkRequest): boolean => !isDone && (decision === null || (decision.approved && making?.isMade !== true));
