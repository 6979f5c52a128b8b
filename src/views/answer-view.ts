import { answerById } from "../catalog/answer-by-id.ts";
import { askedFor } from "../catalog/asked-for.ts";
import type { Note } from "../notes/note.ts";
import type { CoveoStatus } from "../ports/status-page.ts";
import type { Met } from "../recurrence/met.ts";
import { answerButtons } from "./answer-actions.ts";
import { headBlocks, headLine } from "./answer-blocks.ts";
import type { AnswerState } from "./answer-state.ts";
import { coveoStatusLine } from "./coveo-status-line.ts";
import { feedbackButtons } from "./feedback-buttons.ts";
import { context, divider } from "./blocks.ts";
import { lookUpView, wholeAnswer } from "./look-up-view.ts";
import { notesBlocks } from "./note-lines.ts";
import { noteButton } from "./notes-modal.ts";
import type { SlackMessage } from "./slack-message.ts";
import { escaped, person, phrase } from "./text.ts";

/** What is said beside the answer: `shared`, whoever asked has shared it; the team's notes, newest first; what Coveo's status page says, where that matters. */
type Beside = { shared?: boolean; notes: readonly Note[]; coveo?: CoveoStatus | undefined };

/** Below what the error is called. */
const withBeside = (blocks: SlackMessage["blocks"], errorId: string, { notes, coveo }: Beside): SlackMessage["blocks"] => {
  const answer = answerById(errorId);
  const notesAt = answer === null ? 0 : headBlocks(answer).length;
  return [...blocks.slice(0, notesAt), ...notesBlocks(notes), ...(coveo === undefined ? [] : [context(coveoStatusLine(coveo))]), ...blocks.slice(notesAt)];
};

/** An answer where it stands for whoever reads it: with what the team noted, a button to add to it, and whether it helped. */
export const withFeedback = ({ text, blocks }: SlackMessage, { answerId, errorId }: { answerId: string; errorId: string }, beside: Beside): SlackMessage => ({
  text,
  blocks: [...withBeside(blocks, errorId, beside), { type: "actions", block_id: "answer", elements: [noteButton(errorId)] }, feedbackButtons({ answerId, errorId })],
});

/** A private answer with what the team noted, and its buttons. */
export const withAnswerButtons = ({ text, blocks }: SlackMessage, state: AnswerState, { shared = false, ...beside }: Beside): SlackMessage => ({
  text,
  blocks: [...withBeside(blocks, state.errorIds[0], beside), answerButtons(state, { canShare: !shared }), feedbackButtons({ answerId: state.answerId, errorId: state.errorIds[0] }), context(shared ? "You shared this in the channel." : "Only you see this.")],
});

/** The answer that a state says, anew; undefined where the catalog does not know its error. */
export const answerView = (state: AnswerState, { met, command, now, ...beside }: Beside & { met: Met | null; command: string; now: Date }): SlackMessage | undefined => {
  const answers = state.errorIds.flatMap((id) => answerById(id) ?? []);
  if (answers[0]?.id !== answerById(state.errorIds[0])?.id || answers.length === 0) return undefined;
  return withAnswerButtons(lookUpView({ query: state.query, kind: "found", answers, suggestions: [] }, met, { command, now }), state, beside);
};

/** The answer for everybody in a channel: who asked what, and what was asked for alone. */
export const sharedLookUpView = ({ query, errorIds }: AnswerState, { by, now }: { by: string; now: Date }): SlackMessage | undefined => {
  const [answer, ...alsoAsked] = askedFor(query, errorIds.flatMap((id) => answerById(id) ?? []));
  if (answer === undefined || answer.id !== answerById(errorIds[0])?.id) return undefined;
  const asked = query.trim() === "" ? "" : `, who asked for \`${phrase(query, 120).replaceAll("`", "'")}\``;
  return {
    text: escaped(headLine(answer)),
    blocks: [...[answer, ...alsoAsked].flatMap((each, index) => [...(index > 0 ? [divider] : []), ...wholeAnswer(each, { at: now, isNow: false })]), context(`Shared by ${person(by)}${asked}.`)],
  };
};
