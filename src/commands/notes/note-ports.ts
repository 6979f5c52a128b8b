import type { Redact } from "../../diagnosis/redact.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { Messenger } from "../../ports/messenger.ts";
import type { NoteStore } from "../../ports/note-store.ts";
import type { PersonalReplies } from "../../ports/replies.ts";

/** What the notes of a team need. */
export type NotePorts = { store: NoteStore; replies: PersonalReplies; messenger: Pick<Messenger, "send">; redact: Redact; clock: Clock; log: Log };
