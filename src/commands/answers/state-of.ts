import type { AnswerState } from "../../views/answer-state.ts";
import type { CommandAnswer } from "../answer-command.ts";

/** What the buttons below an answer are about; undefined where it shows no error. */
export const stateOf = ({ newId }: { newId: () => string }, answer: CommandAnswer): AnswerState | undefined => {
  if (answer.kind !== "look-up") return undefined;
  const [first, ...others] = answer.lookUp.answers.map(({ id }) => id);
  if (first === undefined) return undefined;
  return { answerId: newId(), query: answer.lookUp.query, errorIds: [first, ...others] };
};
