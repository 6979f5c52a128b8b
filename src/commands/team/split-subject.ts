import { answerById } from "../../catalog/answer-by-id.ts";
import type { LookUp } from "../../catalog/look-up.ts";

/** An error, and perhaps a project after it, as they were typed. */
export type Subject = { error: string; project: string | null };

/**
 * Takes the project off the end: a name that is linked here; a word with a slash or a star that is no error's id; or
 * whatever follows an error that is complete by itself (`429 catalog-loader`).
 */
export const splitSubject = (typed: string, { find, projects }: { find: (query: string) => LookUp; projects: readonly string[] }): Subject => {
  const subject = typed.replaceAll("`", "").replaceAll(/\s+/g, " ").trim();
  const known = projects
    .filter((name) => subject.toLowerCase().endsWith(` ${name.toLowerCase()}`))
    .toSorted((a, b) => b.length - a.length)
    .at(0);
  if (known !== undefined) return { error: withoutIn(subject.slice(0, -known.length)), project: known };
  const at = subject.lastIndexOf(" ");
  if (at === -1) return { error: subject, project: null };
  const last = subject.slice(at + 1);
  const error = withoutIn(subject.slice(0, at));
  const isProject = last.includes("*") || (last.includes("/") && !isErrorId(last)) || (isWhole(find, error) && !isWhole(find, last) && !apiWords.test(last));
  return isProject ? { error, project: last } : { error: subject, project: null };
};

const withoutIn = (text: string): string => text.trim().replace(/ (in|for|of)$/i, "");

const apiWords = /^(push|ua|usage-?analytics|analytics|http|indexing|api)$/i;

const isErrorId = (word: string): boolean => answerById(word) !== null || /^(push|usage-analytics|indexing|http)\//i.test(word);

/** Whether a text is all of an error's name: a status, an id or a code. */
const isWhole = (find: (query: string) => LookUp, text: string): boolean =>
  /^[45](\d\d|xx)$/i.test(text) || answerById(text) !== null || find(text).answers.some((answer) => answer.code?.toLowerCase() === text.toLowerCase());
