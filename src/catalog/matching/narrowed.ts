import type { Entry } from "../entry.ts";
import { hasStatus } from "../has-status.ts";
import type { Question } from "../question/question.ts";

/** Keeps what the question's statuses and APIs allow, where that leaves anything. */
export const narrowed = (question: Question, found: readonly Entry[]): Entry[] => {
  const ofStatus = found.filter((entry) => question.statuses.some((status) => hasStatus(entry, status)));
  const some = ofStatus.length > 0 ? ofStatus : [...found];
  const ofApi = some.filter((entry) => question.apis.includes(entry.api));
  return ofApi.length > 0 ? ofApi : some;
};
