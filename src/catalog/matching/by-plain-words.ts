import type { Entry } from "../entry.ts";
import { anchorageOf, type Anchorage } from "../question/anchorage.ts";
import type { Question } from "../question/question.ts";
import { asksForInstructions } from "./asks-for-instructions.ts";
import type { Near } from "./closeness.ts";
import { isOfApis } from "./is-of-apis.ts";
import type { Known } from "./known.ts";
import { plainTerms } from "./plain-terms.ts";

const MOST_TERMS = 24;
const MOST_ANSWERS = 3;
/** Down to this part of the best score, an entry is an answer too. */
const NEAR = 0.9;
/** What a single word has to tell. */
const ONE_WORD = 1.8;
/** Who does not name Usage Analytics rather means the Push API. */
const UNSAID = 0.9;
/** How near an entry has to be and how much its words have to tell, by how surely the question is about Coveo. */
const enough: Readonly<Record<Anchorage, readonly { score: number; weight: number }[]>> = {
  firm: [
    { score: 0.6, weight: 5 },
    { score: 0.66, weight: 2.5 },
  ],
  loose: [
    { score: 0.66, weight: 6 },
    { score: 0.72, weight: 3.5 },
  ],
  none: [
    { score: 0.82, weight: 8 },
    { score: 0.92, weight: 5.5 },
  ],
};

/** The entries that people describe in the words of the question, best first. */
export const byPlainWords = (question: Question, known: Known): Entry[] => {
  const anchorage = anchorageOf(question);
  if (asksForInstructions(question.text)) return [];
  const terms = plainTerms(question.text).flat();
  if (terms.length === 0 || terms.length > MOST_TERMS) return [];
  const possible = known
    .closeness()(terms)
    .filter((near) => isOfApis(near.entry.api, question.apis))
    .map((near) => (near.entry.api === "usage-analytics" && question.apis.length === 0 && anchorage !== "none" ? { ...near, score: near.score * UNSAID } : near))
    .toSorted((a, b) => b.score - a.score);
  const best = possible.at(0);
  if (best === undefined || !(isItsOwnPhrase(best) || enough[anchorage].some((least) => best.score >= least.score && isTelling(best, least.weight, question)))) return [];
  return possible
    .filter((near) => near.score >= NEAR * best.score)
    .slice(0, MOST_ANSWERS)
    .map((near) => near.entry);
};

/** One word is enough only where the API is named and the word is nearly all that is said. */
const isTelling = ({ matched, weight, fit }: Near, least: number, question: Question): boolean =>
  matched >= 2 ? weight >= least : question.apis.length > 0 && (fit === 1 || (fit >= 0.65 && weight >= ONE_WORD));

/** What the general entries of HTTP say themselves needs nothing of Coveo's beside it: `the URI is too long`. */
const isItsOwnPhrase = ({ entry, matched, fit }: Near): boolean => entry.api === "http" && matched >= 2 && fit === 1;
