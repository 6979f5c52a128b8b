import type { ContextActionsBlock } from "@slack/types";
import * as z from "zod";

/** The action id of Slack's own buttons for feedback; never renamed. */
export const giveFeedback = "give_feedback";

/** `answerId` tells answers apart: drawn for each private one. */
export type Feedback = { answerId: string; errorId: string; helped: boolean };

const schema = z.object({ v: z.literal(1), a: z.string().min(8).max(64), e: z.string().min(1).max(200), h: z.boolean() });

/** Undefined for a value of another version. */
export const readFeedback = (value: string): Feedback | undefined => {
  try {
    const { data } = schema.safeParse(JSON.parse(value));
    return data === undefined ? undefined : { answerId: data.a, errorId: data.e, helped: data.h };
  } catch {
    return undefined;
  }
};

/** Whether an answer helped. */
export const feedbackButtons = ({ answerId, errorId }: Omit<Feedback, "helped">): ContextActionsBlock => {
  const button = (text: string, label: string, helped: boolean) => ({ text: { type: "plain_text" as const, text, emoji: false }, accessibility_label: label, value: JSON.stringify({ v: 1, a: answerId, e: errorId, h: helped }) });
  return {
    type: "context_actions",
    elements: [{ type: "feedback_buttons", action_id: giveFeedback, positive_button: button("Helped", "This answer helped", true), negative_button: button("Did not help", "This answer did not help", false) }],
  };
};
