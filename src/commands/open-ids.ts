import { answerById } from "../catalog/answer-by-id.ts";
import type { LookUp } from "../catalog/look-up.ts";
import { statusIn } from "./status-in.ts";

/** What a log that shows no more than a status is counted under (`push/429`), of the statuses that were asked for. */
export const openIdsOf = (asked: string, { answers }: LookUp): string[] =>
  statusIn.test(asked) ? [...new Set(answers.map(({ api, status }) => `${api}/${status}`))].filter((id) => answerById(id)?.id === id) : [];
