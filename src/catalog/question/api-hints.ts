import type { Api } from "../entry.ts";

const hints: readonly { api: Api; pattern: RegExp }[] = [
  { api: "usage-analytics", pattern: /\b(?:ua|usage[ _-]?analytics|analytics|(?:click|custom|view|search) ?events?)\b/i },
  { api: "indexing", pattern: /\b(?:indexing|log browser|activity browser|consuming)\b/i },
  { api: "push", pattern: /\b(?:push|pushes|pushing|pushed|push[_-]?api|pushapi)\b/i },
];

/** Words that a hint explains, so that they are not held against the question. */
export const hintWords: ReadonlySet<string> = new Set(
  "ua usage analytics usageanalytics write indexing log activity browser consuming stage push pushes pushing pushed pushapi coveo platform cloud".split(" "),
);

/** Coveo APIs that the catalog does not treat. */
const otherApi = /\b(?:search|commerce|query|field|extension|recommendations?|machine learning|ml|passage retrieval|security cache) api\b/i;
export const namesOtherApi = (text: string): boolean => otherApi.test(text);

/** The APIs that the words of a question point at; where indexing is named, "push" only says how the items got there. */
export const apiHints = (text: string): Api[] => {
  const found = hints.filter((hint) => hint.pattern.test(text)).map((hint) => hint.api);
  return found.includes("indexing") ? found.filter((api) => api !== "push") : found;
};
