import type { Clock, FlagStore, Log, Messenger, NoteStore, OccurrenceStore, OpenFailureStore, PostingStore } from "../ports.ts";
import type { FailedRun } from "./failed-run.ts";

/** What it takes to tell a team of a failure, and to keep what was told true. */
export type TellPorts = {
  store: OccurrenceStore & NoteStore & PostingStore & OpenFailureStore & FlagStore;
  messenger: Messenger;
  clock: Clock;
  log: Log;
};

/** What is told: a run, by the error that heads its message. */
export type Failure = { run: FailedRun; channel: string; errorId: string };
