import type { Entry } from "../entry.ts";
import type { Near } from "./closeness.ts";
import type { FullText } from "./full-text.ts";
import type { PhraseMatch } from "./phrase-index.ts";

/** The catalog as the look-up needs it; what only words need is built when a question first needs it. */
export type Known = {
  entries: readonly Entry[];
  phrases: (tokens: readonly string[]) => PhraseMatch[];
  fullText: () => FullText;
  closeness: () => (terms: readonly string[]) => Near[];
};
