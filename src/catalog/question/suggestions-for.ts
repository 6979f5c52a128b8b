import type { Entry } from "../entry.ts";
import type { Known } from "./candidates-of.ts";
import { looksLikeCode } from "./phrase-index.ts";
import type { Question } from "./question.ts";
import { wordsOf } from "./words-of.ts";

const MOST = 3;
const NEAR = 0.4;

/** Entries near what was asked and not found, at most three: for an unknown code, those whose codes share its words. */
export const suggestionsFor = (question: Question, known: Known): Entry[] => {
  if (question.isForeign && question.bodies.length === 0) return [];
  const codes = [...question.bodies.map((body) => body.code), ...question.tokens.filter((token) => looksLikeCode(token))];
  const words = codes.length > 0 ? wordsOf(codes.join(" ")) : question.content;
  if (words.length === 0 || words.length > 40) return [];
  return known
    .fullText()
    .search(words)
    .filter((match) => match.coverage >= NEAR)
    .slice(0, MOST)
    .map((match) => match.entry);
};
