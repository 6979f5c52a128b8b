import { entries } from "./entries.ts";
import type { Entry } from "./entry.ts";

const byId = new Map<string, Entry>();
for (const entry of entries) for (const id of [entry.id, ...(entry.replaces ?? [])]) byId.set(id, entry);

/** The entry that has this id today; an id that another entry replaces leads to that entry. */
export const entryById = (id: string): Entry | null => byId.get(id) ?? null;
