import type { Entry } from "../entry.ts";
import type { Question } from "../question/question.ts";
import { wordsOf } from "../question/words-of.ts";
import { editDistance } from "./edit-distance.ts";
import type { PhraseMatch } from "./phrase-index.ts";
import { term } from "./term.ts";

/**
 * The words of a question that neither what it matches nor the given vocabulary accounts for. In `429 Main Street` they are
 * what shows that it is not about an error. Where Coveo itself is named, nothing has to be accounted for.
 */
export const unexplained = (question: Question, matches: readonly PhraseMatch[], vocabulary: ReadonlySet<string>): string[] => {
  if (question.isCoveo) return [];
  const matched = new Set(matches.flatMap((match) => wordsOf(match.text)));
  return question.content.filter((word) => !matched.has(word) && !vocabulary.has(term(word)) && !isNearly(term(word), vocabulary));
};

/** The stems that entries use: of the problem, or of all they say. */
export const vocabularyOf = (entries: readonly Entry[], part: "problem" | "all"): Set<string> =>
  new Set(
    entries
      .flatMap((entry) => [
        entry.code ?? "",
        ...entry.names,
        entry.title,
        ...entry.symptoms,
        ...entry.causes,
        ...(part === "all" ? entry.resolutions.map((resolution) => `${resolution.when ?? ""} ${resolution.do}`) : []),
      ])
      .flatMap(wordsOf)
      .map(term),
  );

const isNearly = (word: string, vocabulary: ReadonlySet<string>): boolean =>
  word.length >= 6 && [...vocabulary].some((known) => known.length >= 5 && editDistance(word, known, 1) <= 1);
