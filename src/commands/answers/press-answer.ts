import { answerActions } from "../../views/answer-actions.ts";
import { readAnswerState } from "../../views/answer-state.ts";
import type { PressedAnswer } from "../../views/pressed-view.ts";
import type { Press } from "../buttons/press.ts";
import type { AnswerPorts } from "./answer-ports.ts";
import { shareAnswer } from "./share-answer.ts";
import { showAnswer } from "./show-answer.ts";

/** Carries out a button of an answer; undefined where it is not of one. */
export const pressAnswer = (ports: AnswerPorts, press: Press): Promise<PressedAnswer> | PressedAnswer | undefined => {
  const isShare = press.actionId === answerActions.share;
  if (!isShare && !press.actionId.startsWith(answerActions.show)) return undefined;
  const state = readAnswerState(press.value);
  if (state === undefined) return { kind: "outdated" };
  return isShare ? shareAnswer(ports, press, state) : showAnswer(ports, press, state, { shared: false });
};
