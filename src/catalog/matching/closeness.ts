import type { Entry } from "../entry.ts";
import { editDistance } from "./edit-distance.ts";
import { plainTerms } from "./plain-terms.ts";

/**
 * How near an entry is to a question. `score` (0 to 1) joins how much of the question the entry explains with how well the
 * best of its phrases fits; `weight` is what the explained words tell, each the more the fewer entries have it.
 */
export type Near = { entry: Entry; score: number; coverage: number; fit: number; weight: number; matched: number };

type Phrase = { terms: ReadonlySet<string>; weight: number };
type Known = { entry: Entry; phrases: Phrase[]; terms: ReadonlySet<string> };

/** What a word counts that no entry has: it may be small talk, it may be what the question is about. */
const UNKNOWN = 1.6;
const SHORTEST_TYPO = 6;

/** Compares a question's words with each phrase that entries are described by. */
export const createCloseness = (entries: readonly Entry[]): ((terms: readonly string[]) => Near[]) => {
  const texts = entries.map(phrasesOf);
  const lines = plainTerms(texts.flat().join("\n"));
  const read = entries.map((entry, index) => {
    const from = texts.slice(0, index).flat().length;
    return { entry, phrases: lines.slice(from, from + (texts[index]?.length ?? 0)).filter((terms) => terms.length > 0) };
  });
  const holders = new Map<string, number>();
  for (const { phrases } of read) for (const term of new Set(phrases.flat())) holders.set(term, (holders.get(term) ?? 0) + 1);
  const weightOf = (term: string): number => {
    const count = holders.get(term);
    return count === undefined ? UNKNOWN : Math.log(1 + entries.length / (1 + count));
  };
  const sum = (terms: Iterable<string>): number => [...terms].reduce((total, term) => total + weightOf(term), 0);
  const known = read.map(({ entry, phrases }): Known => ({
    entry,
    phrases: phrases.map((terms) => ({ terms: new Set(terms), weight: sum(terms) })),
    terms: new Set(phrases.flat()),
  }));

  return (asked) => {
    const terms = [...new Set(asked.map((term) => spelled(term, holders)))];
    const total = sum(terms);
    const nearest = known.flatMap(({ entry, phrases, terms: own }): Near[] => {
      const shared = terms.filter((term) => own.has(term));
      if (shared.length === 0) return [];
      const weight = sum(shared);
      const fit = Math.max(...phrases.map((phrase) => (2 * sum(terms.filter((term) => phrase.terms.has(term)))) / (phrase.weight + total)));
      const coverage = weight / total;
      return [{ entry, score: (coverage + fit) / 2, coverage, fit, weight, matched: shared.length }];
    });
    return nearest.toSorted((a, b) => b.score - a.score);
  };
};

const phrasesOf = (entry: Entry): string[] => [
  ...(entry.code === null ? [] : [entry.code.replaceAll("_", " ")]),
  ...entry.names,
  entry.title,
  ...entry.symptoms,
  ...(entry.asked ?? []),
  ...entry.causes,
];

/** The word as the catalog spells it, where it is one letter off. */
const spelled = (term: string, known: ReadonlyMap<string, number>): string => {
  if (known.has(term) || term.length < SHORTEST_TYPO) return term;
  return [...known.keys()].find((other) => other.length >= SHORTEST_TYPO - 1 && editDistance(term, other, 1) <= 1) ?? term;
};
