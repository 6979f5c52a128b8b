import type { Retry } from "../catalog/entry.ts";

/** Whether and when to try again, in a sentence. */
export const retryAdvice: Record<Retry, string> = {
  "after-fix": "Try again once it is fixed: repeating the same request will not help.",
  backoff: "Try again, with a growing pause between the tries.",
  "after-midnight-utc": "Try again after the daily reset at midnight UTC.",
  "after-reactivation": "Try again once the organization is active.",
  none: "Trying again does not help.",
};
