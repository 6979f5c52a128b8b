import type { SignalClass } from "../evidence/rules.ts";

/** Errors that show by their text, not by a code or status of their own; `also` has to stand in the line or one of the two below it. */
export type Shape = { id: string; signal: SignalClass; texts: readonly RegExp[]; also?: RegExp };

const nothingDeleted: readonly RegExp[] = [
  /\b(?:deleted|removed)(?:Count|Items|Documents)?["']?\s?[:=]\s?0\b|\bdeleted by "[\w ]{3,30}":\s?0\b/i,
  /\b(?:0|no|zero|none of the \d{1,7}) (?:old )?(?:items?|documents?|docs) (?:(?:was|were|got|have been) )?(?:deleted|removed)\b/i,
  /\bnothing (?:(?:was|got|has been) )?(?:deleted|removed)\b|\b(?:deleted|removed) (?:0|no|zero|nothing)\b/i,
  /\bold(?:er)? (?:items|documents|docs) (?:(?:are|were) )?(?:still|not)\b|\bnumberOf(?:Deleted|Removed)\w{0,12}["']?\s?[:=]\s?0\b/i,
];
/** Deleting nothing is what a delete usually does: only a complaint makes it an error. */
const complaint = /\b(?:expected|should|still|although|though|yet|assert\w*|fail\w*|error|wrong|stale|left|but|warn\w*|(?:higher|lower|greater|smaller|older|newer) (?:\w+ )?orderingId|orderingId\W{1,3}(?:is |too |lower|higher|greater))/i;

export const shapes: readonly Shape[] = [
  { id: "push/403/ACCESS_DENIED/request-expired", signal: "expired-upload", texts: [/\bRequest has expired\b/i] },
  { id: "indexing/ssl-connection", signal: "ssl-failure", texts: [/\bThe SSL connection could not be established\b/i] },
  { id: "push/429", signal: "throttle-error", texts: [/\bThrottleError \[Throttle Error\]/] },
  { id: "indexing/delete-old-items", signal: "nothing-deleted", texts: nothingDeleted, also: complaint },
];
