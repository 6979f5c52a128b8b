import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { Messenger } from "../../ports/messenger.ts";
import type { NoteStore } from "../../ports/note-store.ts";
import type { OccurrenceStore } from "../../ports/occurrence-store.ts";
import type { PostingStore } from "../../ports/posting-store.ts";
import type { Queue } from "../../ports/queue.ts";
import type { AnswerReplies, PersonalReplies } from "../../ports/replies.ts";
import type { StatusPage } from "../../ports/status-page.ts";

/** What the buttons of an answer need. */
export type AnswerPorts = {
  store: OccurrenceStore & PostingStore & NoteStore;
  messenger: Pick<Messenger, "send" | "findPosted">;
  replies: Pick<PersonalReplies, "tell">;
  answers: AnswerReplies;
  statusPage: StatusPage;
  queue: Pick<Queue, "send">;
  command: string;
  clock: Clock;
  log: Log;
};
