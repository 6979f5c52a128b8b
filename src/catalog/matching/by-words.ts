import type { Entry } from "../entry.ts";
import { ordinaryWords } from "../question/ordinary-words.ts";
import type { Question } from "../question/question.ts";
import { wordsOf } from "../question/words-of.ts";
import { asksForInstructions } from "./asks-for-instructions.ts";
import { isOfApis } from "./is-of-apis.ts";
import type { Known } from "./known.ts";
import { narrowed } from "./narrowed.ts";
import { term } from "./term.ts";

const MOST_WORDS = 40;
const MOST_ANSWERS = 4;
/** Parts of the best score: down to the first, entries are equals in catalog order; down to the second, they are answers too. */
const EQUAL = 0.9;
const NEAR = 0.6;
/** Two rare words, or several common ones: `limit exceeded` says too little. */
const TELLING = 5.5;

/** The entries that the words of a question describe, where two words or more and nearly all of their weight speak of the same one. */
export const byWords = (question: Question, known: Known): Entry[] => {
  const words = [...question.content, ...question.surroundings];
  if (words.length < 2 || words.length > MOST_WORDS) return [];
  if (asksForInstructions(question.text)) return [];
  const enough = question.isCoveo || question.apis.length > 0 ? 0.6 : 0.75;
  const fitting = known
    .fullText()
    .search(words)
    .filter((match) => match.matched >= 2 && match.coverage >= enough && (match.weight >= TELLING || isItsName(words, match.entry)))
    .filter((match) => isOfApis(match.entry.api, question.apis));
  const best = Math.max(...fitting.map((match) => match.score));
  const atLeast = (part: number): Entry[] => fitting.filter((match) => match.score >= part * best).map((match) => match.entry);
  const equals = new Set(atLeast(EQUAL));
  const inOrder = known.entries.filter((entry) => equals.has(entry));
  return narrowed(question, [...new Set([...inOrder, ...atLeast(NEAR)])]).slice(0, MOST_ANSWERS);
};

/** Whether the words are those of one of the entry's names, whatever stands between them: `my batch is too large`. */
const isItsName = (words: readonly string[], entry: Entry): boolean => {
  const asked = stems(words);
  return entry.names.some((name) => stems(wordsOf(name).filter((word) => !ordinaryWords.has(word))) === asked);
};

const stems = (words: readonly string[]): string => [...new Set(words.map(term))].toSorted().join(" ");
