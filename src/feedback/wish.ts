/** That somebody asked for an error to be added to the catalog. `query`: as it was typed, redacted. `askId`: of the answer whose button was pressed; nobody is named. `at`: ISO 8601, UTC. */
export type Wish = { askId: string; query: string; at: string };

/** How long a wish is kept, in days: longer than the weekly list looks back. */
export const wishDays = 35;

export type Wanted = { query: string; count: number };

/** Wishes for the same, however they were typed: the most frequent first. */
export const wantedOf = (wishes: readonly Wish[]): Wanted[] =>
  [...Map.groupBy(wishes, ({ query }) => query.trim().replaceAll(/\s+/g, " ").toLowerCase()).values()]
    .map((same) => ({ query: same[0]?.query ?? "", count: same.length }))
    .toSorted((a, b) => b.count - a.count || a.query.localeCompare(b.query));
