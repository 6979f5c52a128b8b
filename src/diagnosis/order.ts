import type { Category } from "../catalog/entry.ts";

/** What stops everything after it: such an error is the cause of others in the log. */
const causes: ReadonlySet<Category> = new Set(["authentication", "authorization", "configuration"]);

export const causeFirst = <T extends { category: Category; line: number; id: string }>(list: readonly T[]): T[] =>
  list.toSorted((a, b) => rank(a) - rank(b) || a.line - b.line);

const rank = (one: { category: Category; id: string }): number => (causes.has(one.category) && !one.id.endsWith("/request-expired") && !one.id.startsWith("indexing/") ? 0 : 1);
