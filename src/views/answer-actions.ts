import type { ActionsBlock, Button } from "@slack/types";
import { answerById } from "../catalog/answer-by-id.ts";
import type { Api } from "../catalog/entry.ts";
import { apiName } from "./answer-blocks.ts";
import { noteButton } from "./notes-modal.ts";
import { writeAnswerState, type AnswerState } from "./answer-state.ts";

/** The action ids of an answer's buttons; none is ever renamed. A button that shows another answer has its API after the beginning. */
export const answerActions = { share: "share_answer", show: "show_answer_" } as const;

/** `canShare`: it was not shared yet. */
export const answerButtons = (state: AnswerState, { canShare }: { canShare: boolean }): ActionsBlock => ({
  type: "actions",
  block_id: "answer",
  elements: [...(canShare ? [button(answerActions.share, "Share in channel", state)] : []), ...otherApis(state), noteButton(state.errorIds[0])],
});

/** One for each other API that the question may be about: a bare 429 is the Push API's, the Usage Analytics API's and HTTP's. */
const otherApis = (state: AnswerState): Button[] => {
  const [shown] = state.errorIds;
  const apis = new Set<Api | undefined>([answerById(shown)?.api]);
  return state.errorIds.flatMap((errorId) => {
    const answer = answerById(errorId);
    if (answer === null || apis.has(answer.api)) return [];
    apis.add(answer.api);
    const others = state.errorIds.filter((each) => each !== errorId);
    return [button(`${answerActions.show}${answer.api}`, `Show for ${apiName[answer.api]}`, { ...state, errorIds: [errorId, ...others] })];
  });
};

const button = (actionId: string, text: string, state: AnswerState): Button => ({
  type: "button",
  action_id: actionId,
  value: writeAnswerState(state),
  text: { type: "plain_text", text, emoji: false },
});
