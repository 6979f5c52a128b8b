import type { Api, Entry } from "../entry.ts";
import { hasStatus } from "../has-status.ts";
import type { Question } from "../question/question.ts";
import type { Known } from "./known.ts";
import type { PhraseMatch } from "./phrase-index.ts";
import { unexplained, vocabularyOf } from "./unexplained.ts";

const ABOUT = 0.6;

/**
 * The entries of the statuses in a question that says nothing foreign beside them (where it names the API, one word that
 * nothing accounts for may be); what else it says moves some to the front, and of several statuses each has an entry there.
 */
export const byStatus = (question: Question, matches: readonly PhraseMatch[], known: Known): Entry[] | null => {
  const statuses = question.statuses.length > 0 ? question.statuses : question.phraseStatuses;
  if (statuses.length === 0) return null;
  const ofEachStatus = statuses.map((status) => entriesOfStatus(status, question.apis, known.entries));
  const candidates = [...new Set(ofEachStatus.flat())];
  if (question.statuses.length === 0 && unexplained(question, [], new Set()).length > 0) return null;
  const rest = unexplained(question, matches, vocabularyOf(candidates, "problem"));
  if (rest.length > (question.apis.length > 0 ? 1 : 0) || rest.some((word) => question.counted.has(word))) return [];
  const named = new Set(matches.map((match) => match.entry));
  const found = question.content.length > 0 ? known.fullText().search(question.content) : [];
  const best = found.at(0)?.score ?? 1;
  const about = new Map(found.filter((match) => match.coverage >= ABOUT).map((match) => [match.entry, match.score / best]));
  const rank = (entry: Entry): number => (entry.api === "http" ? 0 : Number(named.has(entry)) + (about.get(entry) ?? 0));
  const firsts = new Set(ofEachStatus.flatMap(firstOfEachApi));
  const ranked = candidates.toSorted((a, b) => rank(b) - rank(a) || Number(firsts.has(b)) - Number(firsts.has(a)));
  const firstOfEachStatus = new Set(statuses.flatMap((status) => ranked.find((entry) => hasStatus(entry, status)) ?? []));
  return statuses.length > 1 ? [...new Set([...firstOfEachStatus, ...ranked])] : ranked;
};

/** An open question is answered API by API before it goes into the variants of one. */
const firstOfEachApi = (entries: readonly Entry[]): Entry[] => [...Map.groupBy(entries, (entry) => entry.api).values()].flatMap((each) => each.slice(0, 1));

/** What an API's own entries do not treat, the general ones of HTTP may. */
const entriesOfStatus = (status: string, apis: readonly Api[], entries: readonly Entry[]): Entry[] => {
  const all = entries.filter((entry) => hasStatus(entry, status));
  if (apis.length === 0) return all;
  const hinted = all.filter((entry) => apis.includes(entry.api) || (entry.api === "push" && apis.includes("indexing")));
  return hinted.length > 0 ? hinted : all.filter((entry) => entry.api === "http");
};
