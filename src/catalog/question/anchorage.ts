import type { Question } from "./question.ts";

/** What only Coveo's APIs, sources and events have. */
const own =
  /\bordering ?ids?\b|\bdocument ?ids?\b|\borigin ?level ?(?:1|one)\b|\bsearch ?hubs?\b|\bsearch tokens?\b|\b(?:delete ?)?older ?than\b(?= delet|$)|\bdelete ?older ?than\b|\bcompressedbinarydata|\bupload ?uris?\b|\bfile containers?\b|\bpush (?:sources?|endpoints?|service|keys?|quotas?|limits?|requests?|calls?|body|clients?)\b|\b(?:log|activity) browser\b|\bsecurity identit|\bworkgroup\b|\bdeseriali[sz]\w+ (?:the |an? |our )?batch|\bbatch \w+ deseriali|\b(?:click|custom|view|search) ?events?\b|\bua\b|\banalytics (?:events?|calls?|requests?|apis?|endpoints?|write|api key)\b/i;

/** What Coveo has and others have too: two of them together are rarely about anything else. */
const shared: readonly RegExp[] = [
  /\bpush(?:e[sd]|ing)?\b/i,
  /\b(?:org|organi[sz]ation)s?\b/i,
  /\bsource ?(?:id)?s?\b/i,
  /\bbatch(?:es)?\b/i,
  /\b(?:items?|documents?)\b/i,
  /\bcontainers?\b/i,
  /\b(?:keys?|tokens?|bearer)\b/i,
  /\bmetadata\b/i,
  /\bfile ?ids?\b/i,
  /\banalytics\b/i,
  /\bindex(?:ed|ing)?\b/i,
  /\brebuild/i,
  /\bevents?\b/i,
  /\bhub\b/i,
];
/** A data extract, the noun, is what the general HTTP errors are about. */
const extract = /(?<!\b(?:to|can|cannot|cant|not|we|i|you|vanilla|lemon) )\bextracts?\b(?! (?:the|an?|my|our|from|all|this|that|it|zip|text|files?)\b)|\bbackfill\b/i;

export type Anchorage = "firm" | "loose" | "none";

/** How surely a question in plain words is about Coveo's world. */
export const anchorageOf = ({ text, isCoveo, apis }: Pick<Question, "text" | "isCoveo" | "apis">): Anchorage => {
  if (isCoveo || own.test(text)) return "firm";
  return apis.length > 0 || extract.test(text) || shared.filter((word) => word.test(text)).length >= 2 ? "loose" : "none";
};
