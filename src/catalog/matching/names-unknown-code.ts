import { ordinaryWords } from "../question/ordinary-words.ts";
import type { Question } from "../question/question.ts";
import { isName } from "./by-name.ts";
import type { PhraseMatch } from "./phrase-index.ts";

const MOST_TOKENS = 12;
const MOST_BESIDE_PASCAL = 3;
const capitals = /^(?!HTTP_\d|(?:PUSH|UA|USAGE)_(?:ANALYTICS_)?API$|USAGE_ANALYTICS$)[A-Z][A-Z0-9]*_[A-Z0-9_]+$/;
const exception = /^(?:[A-Z][a-z0-9]+)+(?:Exception|Error|Fault)$/;
const pascal = /^(?:[A-Z][a-z0-9]+){2,}$/;

/**
 * `SOURCE_IS_LOCKED` or `ExpiredTokenException`, typed rather than found in a long line: an error, but none of the catalog.
 * Beside a name that the catalog has, a class is only where it was thrown (`HttpRequestException: The SSL connection …`).
 */
export const namesUnknownCode = (question: Question, matches: readonly PhraseMatch[]): boolean => {
  const { tokens } = question;
  if (tokens.length > MOST_TOKENS) return false;
  const known = matches.filter((match) => match.spelling !== "name" || isName(match));
  const isKnown = (index: number): boolean => known.some((match) => match.from <= index && index < match.to);
  const isClass = (token: string): boolean =>
    !ordinaryWords.has(token.toLowerCase()) && (exception.test(token) || (tokens.length <= MOST_BESIDE_PASCAL && pascal.test(token)));
  return tokens.some((token, index) => (capitals.test(token) && !isKnown(index)) || (known.length === 0 && isClass(token)));
};
