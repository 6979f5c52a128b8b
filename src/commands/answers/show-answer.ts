import type { AnswerState } from "../../views/answer-state.ts";
import { answerView } from "../../views/answer-view.ts";
import type { PressedAnswer } from "../../views/pressed-view.ts";
import type { Press } from "../buttons/press.ts";
import { countLookUp } from "../count-look-up.ts";
import type { AnswerPorts } from "./answer-ports.ts";
import { besideAnswer } from "./beside-answer.ts";

/** Shows an answer in place of the private one whose button was pressed. It was counted when it was asked for. */
export const showAnswer = async (ports: AnswerPorts, press: Press, state: AnswerState, { shared }: { shared: boolean }): Promise<PressedAnswer> => {
  const { channel, user, response } = press;
  const [errorId] = state.errorIds;
  const [met, beside] = await Promise.all([countLookUp(ports, channel, errorId, { counts: false }), besideAnswer(ports, channel, errorId)]);
  const message = answerView(state, { met, command: ports.command, now: ports.clock(), shared, ...beside });
  if (message === undefined) return { kind: "outdated" };
  if (response !== null && (await ports.answers.replace({ response, message }))) return { kind: "done" };
  // Nothing is lost where the earlier answer is too old to be changed: this one comes below it.
  if (shared) return { kind: "done" };
  return (await ports.replies.tell({ channel, user, message, response: null })) ? { kind: "done" } : { kind: "failed" };
};
