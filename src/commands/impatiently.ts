import type { Log } from "../ports/log.ts";
import { within } from "./within.ts";

/** The database gets this long, in milliseconds, and no retry: Slack waits three seconds for the whole answer. */
export const patience = 800;

/** What is answered in time, else null: a fault of the database is logged, and people are told in words. */
export const impatiently = async <T>({ log }: { log: Log }, ask: (signal: AbortSignal) => Promise<T>, milliseconds = patience): Promise<T | null> => {
  try {
    return await within(milliseconds, ask);
  } catch (error) {
    log("database-not-answering", { reason: error instanceof Error ? error.name : "unknown" });
    return null;
  }
};
