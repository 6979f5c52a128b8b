import type { Note, NoteKey } from "../notes/note.ts";

/** What teams wrote down about errors. `conflict`: somebody changed or removed it before. */
export type NoteStore = {
  addNote(note: Omit<Note, "revision">): Promise<"added" | "conflict">;
  /** Puts a note in place of the one with its revision, and counts the revision up. */
  changeNote(note: Note): Promise<"changed" | "conflict">;
  removeNote(note: NoteKey & { revision: number }): Promise<"removed" | "conflict">;
  /** Of an error, the newest first; or all of a team. */
  listNotes(of: { team: string; errorId: string; limit: number } | { team: string }): Promise<Note[]>;
};
