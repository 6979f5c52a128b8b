import type { Entry } from "../entry.ts";
import { looksLikeCode } from "../question/looks-like-code.ts";
import type { Question } from "../question/question.ts";
import { squeeze } from "../question/squeeze.ts";
import { editDistance } from "./edit-distance.ts";
import { narrowed } from "./narrowed.ts";
import { editsAllowed, type PhraseMatch } from "./phrase-index.ts";
import { unexplained, vocabularyOf } from "./unexplained.ts";

/** The entries that people call by a name in the question, if that name and the entry account for all of it. */
export const byName = (question: Question, matches: readonly PhraseMatch[]): Entry[] | null => {
  const named = matches.filter(
    (match) => isName(match) && unexplained(question, matches, vocabularyOf([match.entry], "all")).length === 0,
  );
  if (named.length === 0) return null;
  const most = Math.max(...named.map((match) => match.to - match.from));
  const longest = named.filter((match) => match.to - match.from === most);
  return narrowed(question, [...new Set(longest.map((match) => match.entry))]);
};

/**
 * A name in words does not make a code: `RATE_LIMITED` is none of the catalog's. As an identifier counts what is
 * listed as one (`ThrottleError`), what begins a code (`OUT_OF_SEQUENCE`) and what is nearly one (`ORGANIZATION_PAUSED`). Without a code, the first name is it.
 */
export const isName = (match: PhraseMatch): boolean => {
  if (match.spelling !== "name") return false;
  if (!match.isIdentifier || /^[A-Z]+$/.test(match.text) || looksLikeCode(match.name)) return true;
  const code = squeeze(match.entry.code ?? match.entry.names.at(0) ?? "");
  return code.startsWith(match.squeezed) || editDistance(match.squeezed, code, editsAllowed(code)) <= editsAllowed(code);
};
