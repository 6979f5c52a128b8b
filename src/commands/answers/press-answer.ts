import { answerActions } from "../../views/answer-actions.ts";
import { readAnswerState, type AnswerState } from "../../views/answer-state.ts";
import type { PressedAnswer } from "../../views/pressed-view.ts";
import type { Press } from "../buttons/press.ts";
import type { AnswerPorts } from "./answer-ports.ts";
import { showAnswer } from "./show-answer.ts";

/** Carries out a button of an answer; undefined where it is not of one. */
export const pressAnswer = (ports: AnswerPorts, press: Press): Promise<PressedAnswer> | PressedAnswer | undefined => {
  const isShare = press.actionId === answerActions.share;
  if (!isShare && !press.actionId.startsWith(answerActions.show)) return undefined;
  const state = readAnswerState(press.value);
  if (state === undefined) return { kind: "outdated" };
  return isShare ? share(ports, press, state) : showAnswer(ports, press, state, { shared: false });
};

/** Loaded when it is asked for, not at each start. */
const share = async (ports: AnswerPorts, press: Press, state: AnswerState): Promise<PressedAnswer> => (await import("./share-answer.ts")).shareAnswer(ports, press, state);
