/** What a team wrote down about an error. Names are kept: who writes does so openly. All times are ISO 8601, UTC. */
export type Note = {
  team: string;
  errorId: string;
  /** When it was written; no two of an error have the same. */
  at: string;
  /** Redacted. */
  text: string;
  by: string;
  edited: { by: string; at: string } | null;
  /** Counts the changes, from 1. */
  revision: number;
};

export type NoteKey = Pick<Note, "team" | "errorId" | "at">;

/** In characters. */
export const longestNote = 1_000;
