import { coveoStatusFor } from "../../pipelines/coveo-status-for.ts";
import type { Log } from "../../ports/log.ts";
import type { NoteStore } from "../../ports/note-store.ts";
import type { CoveoStatus, StatusPage } from "../../ports/status-page.ts";
import type { Note } from "../../notes/note.ts";
import { notesOf } from "../notes/notes-of.ts";

type Ports = { store: NoteStore; statusPage?: StatusPage | undefined; log: Log };

/** What stands beside an answer for a channel: what the team noted, and what Coveo's status page says where that matters. */
export const besideAnswer = async ({ statusPage, ...ports }: Ports, channel: string, errorId: string): Promise<{ notes: Note[]; coveo: CoveoStatus | undefined }> => {
  const [notes, coveo] = await Promise.all([notesOf(ports, channel, errorId), coveoStatusFor(statusPage, errorId)]);
  return { notes, coveo };
};
