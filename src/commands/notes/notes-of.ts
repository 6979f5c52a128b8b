import type { Note } from "../../notes/note.ts";
import type { Log } from "../../ports/log.ts";
import type { NoteStore } from "../../ports/note-store.ts";
import { notesRead } from "../../views/note-lines.ts";
import { impatiently } from "../impatiently.ts";

/** What a team noted on an error, newest first, as much as is shown; nothing where the database does not answer in time. */
export const notesOf = async (ports: { store: NoteStore; log: Log }, team: string, errorId: string): Promise<Note[]> =>
  (await impatiently(ports, () => ports.store.listNotes({ team, errorId, limit: notesRead }), patience)) ?? [];

/** In milliseconds: the answer does without. */
const patience = 500;
