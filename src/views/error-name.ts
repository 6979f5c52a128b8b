import { answerById } from "../catalog/answer-by-id.ts";
import { answerName } from "./answer-blocks.ts";

/** What an error is called, by the id it is counted under. Plain text. */
export const errorName = (errorId: string): string => {
  const answer = answerById(errorId);
  return answer === null ? errorId : answerName(answer);
};
