import type { Entry } from "../entry.ts";
import type { Question } from "../question/question.ts";
import { squeeze } from "../question/squeeze.ts";

/**
 * Of entries that share a code, the one with another of its names in the question goes first:
 * `Request has expired` beside `ACCESS_DENIED`. `typed` is what brought them here, which tells nothing apart.
 */
export const mentionedFirst = (question: Question, found: readonly Entry[], typed: ReadonlySet<string> = new Set()): Entry[] => {
  const text = squeeze(question.text);
  const isMentioned = (entry: Entry): boolean => entry.names.map(squeeze).some((name) => !typed.has(name) && text.includes(name));
  return [...found].toSorted((a, b) => Number(isMentioned(b)) - Number(isMentioned(a)));
};
