import type { Answer } from "./answer.ts";

/** What a question is answered with: the best answer first, several where the question is open, suggestions only where nothing was found. */
export type LookUp = {
  query: string;
  kind: "found" | "not-found";
  answers: Answer[];
  suggestions: Answer[];
};
