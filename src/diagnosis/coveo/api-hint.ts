import type { CoveoApi } from "./coveo-api.ts";

const hints: readonly { api: CoveoApi; words: RegExp }[] = [
  { api: "usage-analytics", words: /\b(?:analytics|usage analytics|UA (?:write|api|event)|coveoua)\b/i },
  { api: "push", words: /\b(?:push\w*|sources?|documents?|items?|batch\w*|index\w*|upload\w*|ingest\w*|containers?|stream\w*|feeds?|catalog\w*|permissions?|identit\w+|sync\w*|import\w*|load\w*)\b/i },
  { api: "search", words: /\b(?:search\w*|quer(?:y|ies)|suggest\w*|recommend\w*|headless|atomic)\b/i },
];

/** Which interface of Coveo's the words of a line suggest, where no address tells. */
export const apiHint = (text: string): CoveoApi | null => hints.find((hint) => hint.words.test(text))?.api ?? null;
