import type { Entry } from "../entry.ts";
import type { Question } from "../question/question.ts";
import { isBroad } from "./is-broad.ts";
import { isOfApis } from "./is-of-apis.ts";
import { mentionedFirst } from "./mentioned-first.ts";
import { narrowed } from "./narrowed.ts";
import { spellings, type PhraseMatch } from "./phrase-index.ts";
import { unexplained, vocabularyOf } from "./unexplained.ts";

/** The entries whose code was typed, in whatever spelling; null where no code was, or none that can be trusted. */
export const byCode = (question: Question, matches: readonly PhraseMatch[]): Entry[] | null => {
  const trusted = matches.filter((match) => match.spelling !== "name" && isTrusted(question, match, matches));
  if (trusted.length === 0) return null;
  const typed = new Set(trusted.map((match) => match.squeezed));
  const sorted = matches
    .filter((match) => typed.has(match.squeezed))
    .toSorted((a, b) => spellings.indexOf(a.spelling) - spellings.indexOf(b.spelling));
  const found = entriesOf(sorted);
  const hinted = narrowed(question, found);
  const exact = entriesOf(sorted.filter((match) => match.spelling === "exact"));
  return mentionedFirst(question, hinted.length < found.length || exact.length === 0 ? hinted : exact, typed);
};

/** A code that only Coveo has proves itself; one that others use too, or loose words, need a question with nothing foreign in it. */
const isTrusted = (question: Question, match: PhraseMatch, matches: readonly PhraseMatch[]): boolean => {
  const asWritten = match.isIdentifier && match.spelling !== "typo";
  if (asWritten && !isBroad(match.entry.code ?? "")) return true;
  if (question.isForeign || (match.spelling === "typo" && !isOfApis(match.entry.api, question.apis))) return false;
  return unexplained(question, matches, vocabularyOf([match.entry], "all")).length <= (asWritten ? 2 : 0);
};

const entriesOf = (matches: readonly PhraseMatch[]): Entry[] => [...new Set(matches.map((match) => match.entry))];
