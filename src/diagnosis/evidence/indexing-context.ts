import type { Line } from "../text/line.ts";

const ofSequence = /\borderingId\b|\b(?:log|activity) browser\b|\bsources?\b|\bpush(?:ed|ing|es)?\b|\bindexing\b|\b(?:APPLYING|CONSUMING|MAPPING|INDEXING)\b/i;
const deleteOld = /\/documents\/olderthan\b|\bdelete[ _-]?old(?:er)?(?:[ _-]?(?:items?|documents?|than))?\b|\bdeleteOld\w*/i;
const orderingId = /\borderingId\b/;

/** Whether words of Coveo's indexing log stand near: by them a code or a failed delete is known although nobody names Coveo. */
export const hasIndexingContext = (lines: readonly Line[], at: number, of: "sequence" | "delete"): boolean => {
  const near = lines.slice(Math.max(0, at - 10), at + 5).filter((line) => line.section === lines[at]?.section).map((line) => line.plain);
  if (of === "sequence") return near.some((text) => ofSequence.test(text));
  return near.some((text) => deleteOld.test(text)) && near.some((text) => orderingId.test(text));
};

/** Whether a Delete old items request stands near. */
export const speaksOfDeleteOld = (lines: readonly Line[], at: number): boolean => lines.slice(Math.max(0, at - 20), at + 5).some((line) => deleteOld.test(line.plain));
