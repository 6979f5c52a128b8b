import { ordinaryWords } from "../question/ordinary-words.ts";
import type { Question } from "../question/question.ts";
import { isName } from "./by-name.ts";
import type { PhraseMatch } from "./phrase-index.ts";

const MOST_TOKENS = 12;
const MOST_BESIDE_PASCAL = 3;
const capitals = /^(?!HTTP_\d|(?:PUSH|UA|USAGE)_(?:ANALYTICS_)?API$|USAGE_ANALYTICS$)[A-Z][A-Z0-9]*_[A-Z0-9_]+$/;
const exception = /^(?:[A-Z][a-z0-9]+)+(?:Exception|Error|Fault)$/;
const pascal = /^(?:[A-Z][a-z0-9]+){2,}$/;

/** `SOURCE_IS_LOCKED` or `ExpiredTokenException`, typed rather than found in a long line: an error, but none of the catalog. */
export const namesUnknownCode = (question: Question, matches: readonly PhraseMatch[]): boolean => {
  if (question.tokens.length > MOST_TOKENS) return false;
  if (matches.some((match) => match.spelling !== "name" || isName(match))) return false;
  const isCode = (token: string): boolean =>
    capitals.test(token) || (!ordinaryWords.has(token.toLowerCase()) && (exception.test(token) || (question.tokens.length <= MOST_BESIDE_PASCAL && pascal.test(token))));
  return question.tokens.some(isCode);
};
