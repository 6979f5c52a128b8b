import type { Clock } from "../ports/clock.ts";
import type { FlagStore } from "../ports/flag-store.ts";
import type { Log } from "../ports/log.ts";
import type { Messenger } from "../ports/messenger.ts";
import type { NoteStore } from "../ports/note-store.ts";
import type { OccurrenceStore } from "../ports/occurrence-store.ts";
import type { OpenFailureStore } from "../ports/open-failure-store.ts";
import type { PostingStore } from "../ports/posting-store.ts";
import type { Queue } from "../ports/queue.ts";
import type { StatusPage } from "../ports/status-page.ts";
import type { FailedRun } from "./failed-run.ts";

/** What it takes to tell a team of a failure, and to keep what was told true. */
export type TellPorts = {
  store: OccurrenceStore & NoteStore & PostingStore & OpenFailureStore & FlagStore;
  messenger: Messenger;
  /** Where there is none, nothing is said of Coveo's incidents. */
  statusPage?: StatusPage;
  /** For what is to be shown later. */
  queue: Pick<Queue, "sendAll">;
  newId: () => string;
  /** In milliseconds, from one change of a storm's message to the next; 20 seconds without it. */
  stormGap?: number;
  clock: Clock;
  log: Log;
};

/** What is told: a run, by the error that heads its message. */
export type Failure = { run: FailedRun; channel: string; errorId: string };
