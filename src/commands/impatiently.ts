import type { Log } from "../ports.ts";

/** The database gets this long, in milliseconds, and no retry: Slack waits three seconds for the whole answer. */
const patience = 800;

/** What is answered in time, else null: a fault of the database is logged, and people are told in words. */
export const impatiently = async <T>({ log }: { log: Log }, ask: (signal: AbortSignal) => Promise<T>, milliseconds = patience): Promise<T | null> => {
  try {
    const signal = AbortSignal.timeout(milliseconds);
    return await Promise.race([ask(signal), rejectedWith(signal)]);
  } catch (error) {
    log("database-not-answering", { reason: error instanceof Error ? error.name : "unknown" });
    return null;
  }
};

/** Whatever ignores the signal is not waited for either. */
const rejectedWith = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });
