import type { Note, NoteKey } from "../../notes/note.ts";
import type { NoteStore } from "../../ports/note-store.ts";
import { memoryKey } from "./memory-key.ts";

export const createNoteStore = (): NoteStore => {
  const notes = new Map<string, Note>();
  const keyOf = ({ team, errorId, at }: NoteKey): string => memoryKey(team, errorId, at);
  const isCurrent = (note: NoteKey & { revision: number }): boolean => notes.get(keyOf(note))?.revision === note.revision;
  return {
    addNote: async (note) => {
      if (notes.has(keyOf(note))) return "conflict";
      notes.set(keyOf(note), { ...note, revision: 1 });
      return "added";
    },
    changeNote: async (note) => {
      if (!isCurrent(note)) return "conflict";
      notes.set(keyOf(note), { ...note, revision: note.revision + 1 });
      return "changed";
    },
    removeNote: async (note) => {
      if (!isCurrent(note)) return "conflict";
      notes.delete(keyOf(note));
      return "removed";
    },
    listNotes: async ({ team, ...of }) =>
      [...notes.values()]
        .filter((note) => note.team === team && (!("errorId" in of) || note.errorId === of.errorId))
        .toSorted((a, b) => b.at.localeCompare(a.at))
        .slice(0, "errorId" in of ? of.limit : undefined),
  };
};
