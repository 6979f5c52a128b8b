import type { Store } from "../../../src/ports/store.ts";

/** A message as Slack holds it. */
export type HeldMessage = { ts: string; key: string; threadTs: string | undefined; text: string; blocks: readonly unknown[] };

/** What is there when nothing more is to be done. */
export type EndState = {
  store: Pick<Store, "listOccurrences" | "findRun" | "listOpenFailures" | "findDigestState" | "listWeeks">;
  /** All that the channel holds, threads too. */
  messages: readonly HeldMessage[];
  /** Reservations that nobody marked or gave up, in words. */
  reserved: readonly string[];
  /** Messages left in the queue, and those set aside. */
  pending: number;
  deadLetters: number;
};
