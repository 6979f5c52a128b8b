import type { Redact } from "../../diagnosis/redact.ts";
import type { Clock, Log, Messenger, NoteStore, PersonalReplies } from "../../ports.ts";

/** What the notes of a team need. */
export type NotePorts = { store: NoteStore; replies: PersonalReplies; messenger: Pick<Messenger, "send">; redact: Redact; clock: Clock; log: Log };
