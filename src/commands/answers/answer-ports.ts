import type { AnswerReplies, Clock, Log, Messenger, NoteStore, OccurrenceStore, PersonalReplies, PostingStore, Queue, StatusPage } from "../../ports.ts";

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
