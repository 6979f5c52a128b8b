import { createStore } from "../app/create-store.ts";

/** The table for a call of the terminal command: somebody waits, but not for Slack. A file of its own, so that a bundle holds of the app only this. */
export const openTable = (): ReturnType<typeof createStore> => createStore({ maxAttempts: 2, timeout: 5_000 });
