import MiniSearch from "minisearch";
import type { Entry } from "../entry.ts";
import { term } from "./term.ts";
import { wordsOf } from "../question/words-of.ts";

/**
 * An entry that speaks of what the words are about. `weight` is what the words it has tell, each the more the fewer entries
 * have it; `coverage` the part of the weight of all words that this is.
 */
export type TextMatch = { entry: Entry; score: number; coverage: number; weight: number; matched: number };

export type FullText = { search: (words: readonly string[]) => TextMatch[] };

/** What a word counts that an entry has in a slightly other spelling: `shipped` may not be meant to be `skipped`. */
const OF_A_TYPO = 0.6;

/** Full-text search over what entries are about: not over their resolutions, which speak of everything. */
export const createFullText = (entries: readonly Entry[]): FullText => {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const index = new MiniSearch<{ id: string; names: string; title: string; symptoms: string; causes: string }>({
    fields: ["names", "title", "symptoms", "causes"],
    tokenize: wordsOf,
    processTerm: term,
    searchOptions: {
      tokenize: (text) => text.split(" "),
      processTerm: (word) => word,
      boost: { names: 4, title: 3, symptoms: 2 },
      fuzzy: (word) => (word.length >= 5 ? (word.length >= 10 ? 2 : 1) : false),
      prefix: (word) => word.length >= 5,
    },
  });
  index.addAll(
    entries.map((entry) => ({
      id: entry.id,
      names: [entry.code ?? "", ...entry.names].join("\n"),
      title: entry.title,
      symptoms: entry.symptoms.join("\n"),
      causes: entry.causes.join("\n"),
    })),
  );

  return {
    search: (words) => {
      const terms = [...new Set(words.map(term))];
      const results = index.search(terms.join(" "));
      const holders = new Map(terms.map((word) => [word, results.filter((result) => result.queryTerms.includes(word)).length]));
      const weight = (word: string): number => Math.log(1 + entries.length / (1 + (holders.get(word) ?? 0)));
      const total = sum(terms.map(weight));
      return results.flatMap((result) => {
        const entry = byId.get(String(result.id));
        const matched = [...new Set(result.queryTerms)];
        const isSpelled = (word: string): boolean => result.terms.some((known) => known.startsWith(word));
        const covered = sum(matched.map((word) => weight(word) * (isSpelled(word) ? 1 : OF_A_TYPO)));
        return entry === undefined ? [] : [{ entry, score: result.score, coverage: covered / total, weight: covered, matched: matched.length }];
      });
    },
  };
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
