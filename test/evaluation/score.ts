import type { Query } from "./queries.ts";
import type { LogCase } from "./log-case.ts";

export type Tally = { cases: number; hits: number; found: number; expected: number; right: number };

export type Miss = { name: string; kind: string; expected: string; got: string };

export const emptyTally = (): Tally => ({ cases: 0, hits: 0, found: 0, expected: 0, right: 0 });

const same = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((id) => b.includes(id));

const rightOf = (expected: readonly string[], got: readonly string[]): number => got.filter((id) => expected.includes(id)).length;

/** Of two defensible readings, the one that the result comes nearer to. */
const readingFor = (log: LogCase, got: readonly string[]): string[] => {
  if (log.or === null || same(log.expected, got)) return log.expected;
  if (same(log.or, got)) return log.or;
  return rightOf(log.or, got) > rightOf(log.expected, got) ? log.or : log.expected;
};

/** What one log's diagnosis is worth: a diagnosis is right when its id was expected. A hit has all of them and nothing else. */
export const scoreLog = (log: LogCase, got: readonly string[]): Tally & { miss: Miss | null } => {
  const reading = readingFor(log, got);
  const hit = same(reading, got);
  return {
    cases: 1,
    hits: hit ? 1 : 0,
    found: got.length,
    expected: reading.length,
    right: rightOf(reading, got),
    miss: hit ? null : { name: log.name, kind: log.kind, expected: log.expected.join(", ") || "nothing", got: got.join(", ") || "nothing" },
  };
};

const matches = (pattern: string, id: string): boolean =>
  pattern.endsWith("/*") ? id === pattern.slice(0, -2) || id.startsWith(pattern.slice(0, -1)) : id === pattern;

/** Whether the first answer, or the honest "not in the catalog", is the right one. */
export const scoreQuery = (query: Query, answers: readonly string[]): Miss | null => {
  const [first] = answers;
  const hit = first === undefined ? query.first.length === 0 : query.first.some((pattern) => matches(pattern, first));
  if (hit) return null;
  return { name: query.query, kind: query.kind, expected: query.first.join(" or ") || "not-found", got: first ?? "not-found" };
};

export const addTo = (tallies: Map<string, Tally>, kind: string, one: Tally): void => {
  for (const key of [kind, "all"]) {
    const sum = tallies.get(key) ?? emptyTally();
    tallies.set(key, {
      cases: sum.cases + one.cases,
      hits: sum.hits + one.hits,
      found: sum.found + one.found,
      expected: sum.expected + one.expected,
      right: sum.right + one.right,
    });
  }
};

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

export const precisionOf = (tally: Tally): number => share(tally.right, tally.found);
export const recallOf = (tally: Tally): number => share(tally.right, tally.expected);
export const hitRateOf = (tally: Tally): number => share(tally.hits, tally.cases);
