import type { Button, InputBlock, ModalView } from "@slack/types";
import * as z from "zod";
import { longestNote, type Note } from "../notes/note.ts";
import { context, section } from "./blocks.ts";
import { errorName } from "./error-name.ts";
import { cut, escaped, when } from "./text.ts";

export const notesForm = "notes_form";

/** The action id of the button that opens the window; its value is the error's id. */
export const editNotes = "edit_notes";

export const noteButton = (errorId: string): Button => ({ type: "button", action_id: editNotes, value: errorId, text: { type: "plain_text", text: "Add a note", emoji: false } });

/** Notes that the window shows, and how many are read for it. */
export const mostEdited = 8;

/** What a window is about. `openedAt` is the time of a note that it adds, so that one sent twice is added once. `response`: where its author is answered. */
export type NotesSubject = { errorId: string; channel: string; openedAt: string; response: string | null };

const schema = z.object({ v: z.literal(1), e: z.string().min(1).max(200), c: z.string().min(1).max(40), t: z.iso.datetime(), r: z.string().max(300).nullable() });

/** Undefined for a window of another version. */
export const readNotesSubject = (metadata: string): NotesSubject | undefined => {
  try {
    const { data } = schema.safeParse(JSON.parse(metadata));
    return data === undefined ? undefined : { errorId: data.e, channel: data.c, openedAt: data.t, response: data.r };
  } catch {
    return undefined;
  }
};

/** The field for a new note; the others are named after the note that they change. */
export const newNoteField = "new_note";

type NoteField = Pick<Note, "at" | "revision">;

export const readNoteField = (field: string): NoteField | undefined => {
  const [from, at = "", revision = "", ...rest] = field.split("#");
  if (from !== "note1" || rest.length > 0 || Number.isNaN(Date.parse(at)) || !/^\d{1,9}$/.test(revision)) return undefined;
  return { at, revision: Number(revision) };
};

/** A window to add a note on an error, and to change or remove those there are. `notes`: the newest first. */
export const notesModal = ({ errorId, channel, openedAt, response }: NotesSubject, notes: readonly Note[]): ModalView => ({
  type: "modal",
  callback_id: notesForm,
  private_metadata: JSON.stringify({ v: 1, e: errorId, c: channel, t: openedAt, r: response }),
  title: plain("Notes of this channel"),
  submit: plain("Save"),
  close: plain("Cancel"),
  blocks: [
    section(`*${escaped(errorName(errorId))}*\nWhat you write is shown with the answer next time, with your name, to everybody who asks in this channel.`),
    field(newNoteField, "New note: what helped, where it came from"),
    ...notes.slice(0, mostEdited).map((note) => field(`note1#${note.at}#${note.revision}`, `Note of ${note.at.slice(0, 10)}, ${note.at.slice(11, 16)} UTC`, note.text)),
    ...(notes.length === 0 ? [] : [context(`Empty a field to remove its note. Everybody in this channel may; it is told there. The newest is of ${when(notes[0]?.at ?? openedAt)}.`)]),
  ],
});

const plain = (text: string) => ({ type: "plain_text" as const, text, emoji: false });

const field = (id: string, label: string, text?: string): InputBlock => ({
  type: "input",
  block_id: id,
  optional: true,
  label: plain(label),
  element: { type: "plain_text_input", action_id: "text", multiline: true, max_length: longestNote, ...(text === undefined ? {} : { initial_value: cut(text, longestNote) }) },
});
