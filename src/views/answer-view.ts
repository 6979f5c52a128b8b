import { answerById } from "../catalog/answer-by-id.ts";
import type { Met } from "../recurrence/met.ts";
import { answerButtons } from "./answer-actions.ts";
import { answerBlocks, answerName } from "./answer-blocks.ts";
import type { AnswerState } from "./answer-state.ts";
import { context, header, section } from "./blocks.ts";
import { lookUpView } from "./look-up-view.ts";
import type { SlackMessage } from "./slack-message.ts";
import { escaped, person, phrase } from "./text.ts";

/** A private answer with its buttons. `shared`: whoever asked has shared it. */
export const withAnswerButtons = ({ text, blocks }: SlackMessage, state: AnswerState, { shared = false } = {}): SlackMessage => ({
  text,
  blocks: [...blocks, ...answerButtons(state, { canShare: !shared }), context(shared ? "You shared this in the channel." : "Only you see this.")],
});

/** The answer that a state says, anew; undefined where the catalog does not know its error. */
export const answerView = (state: AnswerState, { met, command, now, shared }: { met: Met | null; command: string; now: Date; shared: boolean }): SlackMessage | undefined => {
  const answers = state.errorIds.flatMap((id) => answerById(id) ?? []);
  if (answers[0]?.id !== answerById(state.errorIds[0])?.id || answers.length === 0) return undefined;
  return withAnswerButtons(lookUpView({ query: state.query, kind: "found", answers, suggestions: [] }, met, { command, now }), state, { shared });
};

/** The answer for everybody in a channel: who asked what, and the first answer alone. */
export const sharedLookUpView = ({ query, errorIds: [first] }: AnswerState, { by, now }: { by: string; now: Date }): SlackMessage | undefined => {
  const answer = answerById(first);
  if (answer === null) return undefined;
  const asked = query.trim() === "" ? "" : `, who asked for \`${phrase(query, 120).replaceAll("`", "'")}\``;
  return {
    text: escaped(`${answerName(answer)}: ${answer.title}`),
    blocks: [header(answerName(answer)), section(escaped(answer.title)), ...answerBlocks(answer, { at: now, isNow: false }), context(`Shared by ${person(by)}${asked}.`)],
  };
};
