import type { Entry } from "../entry.ts";
import type { ErrorBody } from "../question/error-bodies-in.ts";
import type { Question } from "../question/question.ts";
import { isBroad } from "./is-broad.ts";
import { mentionedFirst } from "./mentioned-first.ts";
import { narrowed } from "./narrowed.ts";

/** A machine does not mistype: an error body holds a known code, or its error is not in the catalog. */
export const byBody = (question: Question, entries: readonly Entry[]): Entry[] | null => {
  if (question.bodies.length === 0) return null;
  const found = entries.filter((entry) => question.bodies.some((body) => isCodeOf(body, entry)));
  if (question.isForeign && found.every((entry) => isBroad(entry.code ?? ""))) return [];
  return mentionedFirst(question, narrowed(question, found));
};

const isCodeOf = (body: ErrorBody, entry: Entry): boolean => {
  const isItsApi = (entry.api === "usage-analytics") === (body.api === "usage-analytics");
  if (!isItsApi || entry.code === null) return false;
  const code = entry.code.toLowerCase();
  const given = body.code.toLowerCase();
  return code === given || (body.isCut && given.length >= 8 && code.startsWith(given));
};
