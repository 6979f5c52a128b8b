import { MessageHeldError } from "../../errors.ts";
import { postOnce, type Posted } from "../../posting/post-once.ts";
import type { Posting } from "../../posting/posting.ts";
import type { AnswerState } from "../../views/answer-state.ts";
import { sharedLookUpView } from "../../views/answer-view.ts";
import type { PressedAnswer } from "../../views/pressed-view.ts";
import type { SlackMessage } from "../../views/slack-message.ts";
import type { Press } from "../buttons/press.ts";
import type { AnswerPorts } from "./answer-ports.ts";
import { showAnswer } from "./show-answer.ts";

/** Posts a private answer in the channel, once however often the button is pressed; the private one says so then. */
export const shareAnswer = async (ports: AnswerPorts, press: Press, state: AnswerState): Promise<PressedAnswer> => {
  const message = sharedLookUpView(state, { by: press.user, now: ports.clock() });
  if (message === undefined) return { kind: "outdated" };
  const posting = { kind: "told" as const, channel: press.channel, about: `answer:${state.answerId}` };
  try {
    const posted = await postOnce(ports, posting, { message: () => message });
    if (posted.kind === "refused" && !(await shareAsAnswer(ports, press, { posting, message, reason: posted.reason }))) return { kind: "not-posted", reason: posted.reason };
  } catch (error) {
    if (error instanceof MessageHeldError) return { kind: "being-posted" };
    throw error;
  }
  return showAnswer(ports, press, state, { shared: true });
};

/** Where this app is not in the channel, the answer to what was typed can still be made one for everybody. */
const shareAsAnswer = async ({ store, answers }: AnswerPorts, { response }: Press, { posting, message, reason }: { posting: Posting; message: SlackMessage; reason: Extract<Posted, { kind: "refused" }>["reason"] }): Promise<boolean> => {
  if (response === null || !absent.has(reason)) return false;
  const reservation = await store.reserve(posting, 15);
  if (reservation.kind !== "reserved") return true;
  if (await answers.postInChannel({ response, message })) {
    await store.markPosted(posting, "response");
    return true;
  }
  await store.release(posting);
  return false;
};

const absent = new Set(["not_in_channel", "channel_not_found"]);
