import type { Entry } from "../entry.ts";
import { looksLikeCode } from "../question/looks-like-code.ts";
import type { Question } from "../question/question.ts";
import { wordsOf } from "../question/words-of.ts";
import type { Known } from "./known.ts";

const MOST = 3;
const NEAR = 0.4;
const MOST_WORDS = 40;

/** Entries near what was asked and not found, at most three: for an unknown code, those whose codes share its words. */
export const suggestionsFor = (question: Question, known: Known): Entry[] => {
  if (question.isForeign && question.bodies.length === 0) return [];
  const codes = [...question.bodies.map((body) => body.code), ...question.tokens.filter((token) => looksLikeCode(token))];
  const words = codes.length > 0 ? wordsOf(codes.join(" ")) : [...question.content, ...question.surroundings];
  if (words.length === 0 || words.length > MOST_WORDS) return [];
  return known
    .fullText()
    .search(words)
    .filter((match) => match.coverage >= NEAR)
    .slice(0, MOST)
    .map((match) => match.entry);
};
