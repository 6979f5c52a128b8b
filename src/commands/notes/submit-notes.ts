import { longestNote, type Note } from "../../notes/note.ts";
import { digestOf } from "../../signatures/digest-of.ts";
import { notesRemovedView, notesSavedView } from "../../views/note-changes-view.ts";
import { mostEdited, newNoteField, readNoteField, readNotesSubject, type NotesSubject } from "../../views/notes-modal.ts";
import { notesFaults } from "../../views/notes-faults.ts";
import { cut } from "../../views/text.ts";
import { impatiently } from "../impatiently.ts";
import type { NotePorts } from "./note-ports.ts";

export type SubmittedNotes = { metadata: string; fields: Record<string, string | null>; user: string; reference: string };

/** `faults`: a sentence by the field's id; the window stays open. */
export type NotesAnswer = { kind: "saved" } | { kind: "faults"; faults: Record<string, string> };

type Outcome = { field: string; did: "nothing" | "added" | "edited" | "removed" | "conflict" | "crowded" | "unread"; note?: Note; hidden?: boolean };

/** Saves what was written in the window with a team's notes: each field by itself, and sent twice as if once. */
export const submitNotes = async (ports: NotePorts, submitted: SubmittedNotes): Promise<NotesAnswer> => {
  const subject = readNotesSubject(submitted.metadata);
  if (subject === undefined) return fault(notesFaults.anotherVersion);
  const outcomes = await impatiently(ports, () => saveAll(ports, subject, submitted), longest);
  ports.log("notes-submitted", { errorId: subject.errorId, channel: subject.channel, reference: submitted.reference, outcome: outcomes === null ? "unavailable" : outcomes.map(({ did }) => did).join(" ") });
  if (outcomes === null) return fault(notesFaults.unavailable(submitted.reference));
  const faults = Object.fromEntries(outcomes.flatMap(({ field, did }) => (did === "conflict" || did === "crowded" || did === "unread" ? [[field, notesFaults[did]]] : [])));
  if (Object.keys(faults).length > 0) return { kind: "faults", faults };

  const removed = outcomes.flatMap(({ did, note }) => (did === "removed" && note !== undefined ? [note] : []));
  const done = (what: Outcome["did"]): number => outcomes.filter(({ did }) => did === what).length;
  const changes = { errorId: subject.errorId, added: done("added"), edited: done("edited"), removed, hidden: outcomes.some(({ hidden }) => hidden === true) };
  await Promise.all([
    ports.replies.tell({ channel: subject.channel, user: submitted.user, response: subject.response, message: notesSavedView(changes) }),
    removed.length > 0 ? announce(ports, subject, notesRemovedView(changes, submitted.user)) : undefined,
  ]);
  return { kind: "saved" };
};

/** In milliseconds: a read and the writes, before whoever saved is told. */
const longest = 1_500;

const fault = (sentence: string): NotesAnswer => ({ kind: "faults", faults: { [newNoteField]: sentence } });

const saveAll = async (ports: NotePorts, subject: NotesSubject, { fields, user }: SubmittedNotes): Promise<Outcome[]> => {
  const stored = await ports.store.listNotes({ team: subject.channel, errorId: subject.errorId, limit: mostEdited * 4 });
  return Promise.all(Object.entries(fields).map(([field, entered]) => (field === newNoteField ? add(ports, subject, { entered, user, stored }) : change(ports, field, { entered, user, stored }))));
};

type Entered = { entered: string | null; user: string; stored: readonly Note[] };

const add = async (ports: NotePorts, { channel: team, errorId, openedAt }: NotesSubject, { entered, user, stored }: Entered): Promise<Outcome> => {
  const field = newNoteField;
  const safe = await safely(ports, entered);
  if (safe === null || safe.text === "") return { field, did: safe === null ? "unread" : "nothing" };
  // The time that the window was opened at: one who saves twice adds one, two who open it at once add two.
  for (let at = Date.parse(openedAt), taken = 0; taken < mostTaken; at += 1) {
    const note = { team, errorId, at: new Date(at).toISOString(), text: safe.text, by: user, edited: null };
    const there = stored.find((each) => each.at === note.at);
    if (there?.by === user && there.text === note.text) return { field, did: "added", hidden: safe.hidden };
    if (there !== undefined) continue;
    if ((await ports.store.addNote(note)) === "added") return { field, did: "added", hidden: safe.hidden };
    taken += 1;
  }
  return { field, did: "crowded" };
};

/** Times that others took meanwhile. What they took is known when it is saved again. */
const mostTaken = 6;

const change = async (ports: NotePorts, field: string, { entered, user, stored }: Entered): Promise<Outcome> => {
  const named = readNoteField(field);
  const note = stored.find(({ at }) => at === named?.at);
  const text = (entered ?? "").trim();
  if (named === undefined || text === note?.text) return { field, did: "nothing" };
  // Gone already: whoever wanted it removed has it so.
  if (note === undefined) return { field, did: text === "" ? "nothing" : "conflict" };
  if (note.revision !== named.revision) return { field, did: "conflict" };
  if (text === "") return { field, did: (await ports.store.removeNote(note)) === "removed" ? "removed" : "conflict", note };
  const safe = await safely(ports, text);
  if (safe === null) return { field, did: "unread" };
  const edited = { ...note, text: safe.text, edited: { by: user, at: ports.clock().toISOString() } };
  return { field, did: (await ports.store.changeNote(edited)) === "changed" ? "edited" : "conflict", hidden: safe.hidden };
};

/** What was written without its secrets; null where that cannot be told. */
const safely = async ({ redact, log }: NotePorts, entered: string | null): Promise<{ text: string; hidden: boolean } | null> => {
  try {
    const { text, found } = await redact((entered ?? "").slice(0, longestNote).trim());
    return { text: cut(text, longestNote), hidden: found.length > 0 };
  } catch (error) {
    log("note-not-redacted", { error: error instanceof Error ? error.name : "unknown" }, "warn");
    return null;
  }
};

const announce = async ({ messenger, log }: NotePorts, { channel, errorId, openedAt }: NotesSubject, message: ReturnType<typeof notesRemovedView>): Promise<void> => {
  try {
    const sent = await messenger.send({ channel, message, key: await digestOf("notes-removed", channel, errorId, openedAt) });
    if (sent.kind !== "posted") log("notes-removed-not-told", { channel, reason: sent.kind === "refused" ? sent.reason : "wait" }, "warn");
  } catch (error) {
    log("notes-removed-not-told", { channel, error: error instanceof Error ? error.name : "unknown" }, "warn");
  }
};
