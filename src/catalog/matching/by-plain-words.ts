import type { Api, Entry } from "../entry.ts";
import { anchorageOf, type Anchorage } from "../question/anchorage.ts";
import { isOtherSubject } from "../question/other-subjects.ts";
import type { Question } from "../question/question.ts";
import { asksForInstructions } from "./asks-for-instructions.ts";
import type { Near } from "./closeness.ts";
import type { Known } from "./known.ts";
import { plainTerms } from "./plain-terms.ts";

const MOST_TERMS = 24;
const MOST_ANSWERS = 3;
/** Down to this part of the best score, an entry is an answer too. */
const NEAR = 0.9;
/** How near an entry has to be, by how surely the question is about Coveo. */
const enough: Readonly<Record<Anchorage, { score: number; weight: number }>> = {
  firm: { score: 0.64, weight: 2.5 },
  loose: { score: 0.78, weight: 3.5 },
  none: { score: 0.92, weight: 5.5 },
};

/** The entries that people describe in the words of the question, best first. */
export const byPlainWords = (question: Question, known: Known): Entry[] => {
  const anchorage = anchorageOf(question.text, question.isCoveo);
  if (asksForInstructions(question.text) || isOtherSubject(question.text, anchorage === "firm")) return [];
  const terms = plainTerms(question.text).flat();
  if (terms.length === 0 || terms.length > MOST_TERMS) return [];
  const { score, weight } = enough[anchorage];
  const possible = known.closeness()(terms).filter((near) => isOfApis(near.entry.api, question.apis));
  const best = possible.at(0);
  if (best === undefined || best.score < score || !isTelling(best, weight, question)) return [];
  return possible
    .filter((near) => near.score >= NEAR * best.score)
    .slice(0, MOST_ANSWERS)
    .map((near) => near.entry);
};

/** One word is enough only where the API is named and the word is all there is. */
const isTelling = ({ matched, weight, fit }: Near, least: number, question: Question): boolean =>
  matched >= 2 ? weight >= least : fit === 1 && question.apis.length > 0;

/** Items of the Push API fail while they are indexed too; HTTP's own errors may come from any of them. */
const isOfApis = (api: Api, apis: readonly Api[]): boolean =>
  apis.length === 0 || apis.includes(api) || api === "http" || (api !== "usage-analytics" && (apis.includes("push") || apis.includes("indexing")));
