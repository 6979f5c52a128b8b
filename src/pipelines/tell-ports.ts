import type { Clock, FlagStore, Log, Messenger, NoteStore, OccurrenceStore, OpenFailureStore, PostingStore, StatusPage } from "../ports.ts";
import type { FailedRun } from "./failed-run.ts";

/** What it takes to tell a team of a failure, and to keep what was told true. */
export type TellPorts = {
  store: OccurrenceStore & NoteStore & PostingStore & OpenFailureStore & FlagStore;
  messenger: Messenger;
  /** Where there is none, nothing is said of Coveo's incidents. */
  statusPage?: StatusPage;
  clock: Clock;
  log: Log;
};

/** What is told: a run, by the error that heads its message. */
export type Failure = { run: FailedRun; channel: string; errorId: string };
