import type { Entry } from "./entry.ts";

/** Whether the entry treats this status: `5XX` entries treat all of 500 to 599, and `5XX` means every entry of that class. */
export const hasStatus = (entry: Pick<Entry, "status">, status: string): boolean =>
  entry.status !== null &&
  (entry.status === status ||
    (entry.status === "5XX" && status.startsWith("5")) ||
    (status === "5XX" && entry.status.startsWith("5")));
