import { answerOf, type Answer } from "./answer.ts";
import { entries as allEntries } from "./entries.ts";
import type { Entry } from "./entry.ts";
import { hasStatus } from "./has-status.ts";
import type { LookUp } from "./look-up.ts";
import { candidatesOf } from "./matching/candidates-of.ts";
import { createCloseness } from "./matching/closeness.ts";
import { createFullText } from "./matching/full-text.ts";
import { createPhraseIndex } from "./matching/phrase-index.ts";
import { readQuestion } from "./question/question.ts";
import { suggestionsFor } from "./matching/suggestions-for.ts";

/**
 * Answers what a person types or pastes: a status, a code in any spelling, an error body, a log line, a symptom.
 * Best first; several where the question is open. What is not in the catalog, or not about Coveo, is not found.
 */
export const createFind = (entries: readonly Entry[]): ((query: string) => LookUp) => {
  const phrases = createPhraseIndex(entries);
  const fullText = once(() => createFullText(entries));
  const closeness = once(() => createCloseness(entries));

  return (query) => {
    const question = readQuestion(query);
    const known = { entries, phrases, fullText, closeness };
    const found = candidatesOf(question, known);
    if (found.length > 0) {
      const status = question.statuses.at(0) ?? question.phraseStatuses.at(0) ?? null;
      return { query, kind: "found", answers: found.map((entry) => answerFor(entry, status)), suggestions: [] };
    }
    return { query, kind: "not-found", answers: [], suggestions: suggestionsFor(question, known).map(answerOf) };
  };
};

const once = <T>(build: () => T): (() => T) => {
  let built: { value: T } | null = null;
  return () => (built ??= { value: build() }).value;
};

/** The answer of an entry that treats several statuses begins with what is about the one asked for. */
const answerFor = (entry: Entry, status: string | null): Answer => {
  if (status === null || entry.status === status || !hasStatus(entry, status)) return answerOf(entry);
  const isAbout = (resolution: Entry["resolutions"][number]): boolean => `${resolution.when} ${resolution.do}`.includes(status);
  const { resolutions } = entry;
  return answerOf({ ...entry, resolutions: [...resolutions.filter(isAbout), ...resolutions.filter((one) => !isAbout(one))] });
};

/** The look-up over the whole catalog. */
export const find = createFind(allEntries);
