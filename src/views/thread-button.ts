import type { ActionsBlock } from "@slack/types";
import * as z from "zod";
import { context } from "./blocks.ts";
import type { SlackMessage } from "./slack-message.ts";

export const postInThread = "post_in_thread";

/** Which answers go to which thread of the channel that the button is pressed in: ids only, most important first. */
export type ThreadAnswer = { errorIds: string[]; threadTs: string };

/** Slack takes 2,000 characters of a value. */
const mostErrors = 5;

const valueSchema = z.object({ v: z.literal(1), e: z.array(z.string().min(1).max(200)).min(1).max(mostErrors), t: z.string().regex(/^\d{1,12}\.\d{1,9}$/) });

/** A private answer, and the choice to show it to everybody in the thread of the message it is about. */
export const withThreadButton = ({ text, blocks }: SlackMessage, { errorIds, threadTs }: ThreadAnswer): SlackMessage => {
  if (errorIds.length === 0) return { text, blocks };
  const value = JSON.stringify({ v: 1, e: errorIds.slice(0, mostErrors), t: threadTs });
  const actions: ActionsBlock = {
    type: "actions",
    block_id: postInThread,
    elements: [{ type: "button", action_id: postInThread, value, text: { type: "plain_text", text: "Post in the thread", emoji: false } }],
  };
  return { text, blocks: [...blocks, actions, context("Only you see this.")] };
};

/** What the button is about; undefined for one of another version. */
export const readThreadButton = (value: string): ThreadAnswer | undefined => {
  try {
    const { data } = valueSchema.safeParse(JSON.parse(value));
    return data === undefined ? undefined : { errorIds: data.e, threadTs: data.t };
  } catch {
    return undefined;
  }
};
