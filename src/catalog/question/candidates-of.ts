import type { Api, Entry } from "../entry.ts";
import { hasStatus } from "../has-status.ts";
import { editDistance } from "./edit-distance.ts";
import type { ErrorBody } from "./error-bodies-in.ts";
import type { FullText } from "./full-text.ts";
import { isBroad } from "./is-broad.ts";
import { looksLikeCode, squeeze, type PhraseMatch } from "./phrase-index.ts";
import type { Question } from "./question.ts";
import { statusOfPhrase } from "./statuses-in.ts";
import { stem } from "./stem.ts";
import { wordsOf } from "./words-of.ts";

export type Known = {
  entries: readonly Entry[];
  phrases: (tokens: readonly string[]) => PhraseMatch[];
  fullText: () => FullText;
};

/** The entries a question is about, best first; none where it is about something else or nothing certain can be said. */
export const candidatesOf = (question: Question, known: Known): Entry[] => {
  const byId = entriesById(question.text, known.entries);
  if (byId !== null) return byId;
  if (question.bodies.length > 0) return entriesOfBodies(question, known.entries);
  const matches = known.phrases(question.tokens);
  const codes = matches.filter((match) => match.spelling !== "name");
  return (
    entriesOfCodes(question, codes, matches) ??
    (question.isForeign || namesUnknownCode(question) ? [] : null) ??
    entriesOfStatuses(question, matches, known) ??
    entriesOfNames(question, matches) ??
    entriesOfWords(question, known)
  );
};

const diagnosisId = /^(push|usage-analytics|indexing|http)\/([45](?:\d\d|xx))$/i;

const entriesById = (text: string, entries: readonly Entry[]): Entry[] | null => {
  const asked = text.toLowerCase();
  const exact = entries.filter((entry) => [entry.id, ...(entry.replaces ?? [])].some((id) => id.toLowerCase() === asked));
  if (exact.length > 0) return exact;
  const [, api = "", status = ""] = diagnosisId.exec(text) ?? [];
  if (api === "") return null;
  return entries.filter((entry) => entry.api === api.toLowerCase() && hasStatus(entry, status.toUpperCase()));
};

/** A machine does not mistype: an error body holds a known code or its error is not in the catalog. */
const entriesOfBodies = (question: Question, entries: readonly Entry[]): Entry[] => {
  const found = entries.filter((entry) => question.bodies.some((body) => isCodeOf(body, entry)));
  const isShared = found.every((entry) => isBroad(entry.code ?? ""));
  if (question.isForeign && isShared) return [];
  return byMention(question, narrowed(question, found), new Set());
};

const isCodeOf = (body: ErrorBody, entry: Entry): boolean => {
  const ofThatApi = body.api === "usage-analytics" ? entry.api === "usage-analytics" : entry.api === "push" || entry.api === "indexing";
  const code = entry.code?.toLowerCase();
  if (!ofThatApi || code === undefined) return false;
  const given = body.code.toLowerCase();
  return code === given || (body.isCut && given.length >= 8 && code.startsWith(given));
};

const order: readonly PhraseMatch["spelling"][] = ["exact", "other-case", "other-words", "name", "typo"];

const entriesOfCodes = (question: Question, codes: PhraseMatch[], matches: PhraseMatch[]): Entry[] | null => {
  const trusted = codes.filter((match) => isTrusted(question, match, matches));
  if (trusted.length === 0) return null;
  const phrases = new Set(trusted.map((match) => match.squeezed));
  const all = matches.filter((match) => phrases.has(match.squeezed));
  const sorted = all.toSorted((a, b) => order.indexOf(a.spelling) - order.indexOf(b.spelling));
  const found = [...new Set(sorted.map((match) => match.entry))];
  const hinted = narrowed(question, found);
  if (hinted.length < found.length) return byMention(question, hinted, phrases);
  const exact = [...new Set(sorted.filter((match) => match.spelling === "exact").map((match) => match.entry))];
  return byMention(question, exact.length > 0 ? exact : found, phrases);
};

/** A name that only Coveo has proves itself; one that others use too needs a question with nothing foreign in it. */
const isTrusted = (question: Question, match: PhraseMatch, matches: PhraseMatch[]): boolean => {
  if (match.isIdentifier && match.spelling !== "typo" && !isBroad(match.entry.code ?? "")) return true;
  if (question.isForeign) return false;
  const rest = unexplained(question, matches, [match.entry]);
  return rest.length <= (match.isIdentifier && match.spelling !== "typo" ? 2 : 0);
};

/** `SOURCE_IS_LOCKED` or `ExpiredTokenException`, typed rather than found in a long line: an error, but none of the catalog. */
const namesUnknownCode = (question: Question): boolean =>
  question.tokens.length <= 8 &&
  question.tokens.some((token) => /^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/.test(token) || /^(?:[A-Z][a-z0-9]+){2,}$/.test(token)) &&
  !question.text.includes("Error:");

const entriesOfStatuses = (question: Question, matches: PhraseMatch[], known: Known): Entry[] | null => {
  const phrase = statusOfWords(question);
  const statuses = question.statuses.length > 0 ? question.statuses : phrase === null ? [] : [phrase];
  if (statuses.length === 0) return null;
  if (question.namesRunner && !question.isCoveo && question.apis.length === 0) return [];
  const candidates = statuses.flatMap((status) => entriesOfStatus(status, question.apis, known.entries));
  const rest = phrase === null ? unexplained(question, matches, candidates) : [];
  if (rest.length > 0) return [];
  const named = new Set(matches.filter((match) => match.entry.api !== "http").map((match) => match.entry));
  const about = new Map(known.fullText().search(question.content).map((match) => [match.entry, match.coverage]));
  const rank = (entry: Entry): number => (named.has(entry) ? 2 : (about.get(entry) ?? 0) >= 0.6 && entry.api !== "http" ? 1 : 0);
  return [...new Set(candidates)].toSorted((a, b) => rank(b) - rank(a));
};

const entriesOfStatus = (status: string, apis: readonly Api[], entries: readonly Entry[]): Entry[] => {
  const all = entries.filter((entry) => hasStatus(entry, status));
  const asked = apis.map((api): Api => (api === "indexing" ? "push" : api));
  const hinted = all.filter((entry) => asked.includes(entry.api));
  if (hinted.length > 0 || asked.length === 0) return hinted.length > 0 ? hinted : all;
  return all.filter((entry) => entry.api === "http");
};

const statusOfWords = (question: Question): string | null => {
  const words = question.tokens.filter((token) => !/^(?:http|https|error|errors|status|code|what|is|a|an|does|mean|the|why|push|ua|api|coveo)$/i.test(token));
  return statusOfPhrase(squeeze(words.filter((word) => !/^\d+$/.test(word)).join("")));
};

const entriesOfNames = (question: Question, matches: PhraseMatch[]): Entry[] | null => {
  const named = matches.filter((match) => match.spelling === "name" && unexplained(question, matches, [match.entry]).length === 0);
  if (named.length === 0) return null;
  const most = Math.max(...named.map((match) => match.to - match.from));
  const best = named.filter((match) => match.to - match.from === most);
  return narrowed(question, [...new Set(best.map((match) => match.entry))]);
};

const howTo = /^(?:how (?:to|do|can|should)|where|who|when|which)\b/i;
const trouble = /\b(?:fix|error|fail|fails|failed|failing|solve|resolve|handle|avoid|wrong|not|nothing|denied|expired|exceeded|refused|rejected|stuck|timeout)\b/i;

const entriesOfWords = (question: Question, known: Known): Entry[] => {
  if (question.content.length < 2 || question.content.length > 40) return [];
  if (howTo.test(question.text) && !trouble.test(question.text)) return [];
  const enough = question.isCoveo || question.apis.length > 0 ? 0.6 : 0.75;
  const fitting = known
    .fullText()
    .search(question.content)
    .filter((match) => match.matched >= 2 && match.coverage >= enough);
  const best = Math.max(...fitting.map((match) => match.score));
  const found = fitting.filter((match) => match.score >= 0.6 * best).map((match) => match.entry);
  return narrowed(question, found).slice(0, 4);
};

/** Keeps what the question's status and API allow, where that leaves anything. */
const narrowed = (question: Question, found: Entry[]): Entry[] => {
  const byStatus = found.filter((entry) => question.statuses.some((status) => hasStatus(entry, status)));
  const some = byStatus.length > 0 ? byStatus : found;
  const byApi = some.filter((entry) => question.apis.includes(entry.api));
  return byApi.length > 0 ? byApi : some;
};

/** Of entries that share a code, the one whose own name is mentioned goes first: `Request has expired` beside `ACCESS_DENIED`. */
const byMention = (question: Question, found: Entry[], matched: ReadonlySet<string>): Entry[] => {
  const text = squeeze(question.text);
  const mentions = (entry: Entry): number =>
    entry.names.map(squeeze).some((name) => !matched.has(name) && text.includes(name)) ? 1 : 0;
  return found.toSorted((a, b) => mentions(b) - mentions(a));
};

/** The words that neither the matches nor the vocabulary of the entries account for. */
const unexplained = (question: Question, matches: readonly PhraseMatch[], about: readonly Entry[]): string[] => {
  if (question.isCoveo) return [];
  const matched = new Set(matches.flatMap((match) => wordsOf(question.tokens.slice(match.from, match.to).join(" "))));
  const vocabulary = new Set(
    about.flatMap((entry) => wordsOf([entry.code ?? "", ...entry.names, entry.title, ...entry.symptoms, ...entry.causes].join(" "))).map(stem),
  );
  return question.content.filter(
    (word) => !matched.has(word) && !vocabulary.has(stem(word)) && !isNearly(stem(word), vocabulary) && !looksLikeCode(word),
  );
};

const isNearly = (word: string, vocabulary: ReadonlySet<string>): boolean =>
  word.length >= 6 && [...vocabulary].some((known) => known.length >= 5 && editDistance(word, known, 1) <= 1);
