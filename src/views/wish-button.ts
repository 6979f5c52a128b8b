import type { ActionsBlock } from "@slack/types";
import * as z from "zod";
import type { SlackMessage } from "./slack-message.ts";

/** The action id of the button; never renamed. */
export const askToAdd = "ask_to_add";

const longestQuery = 200;
const schema = z.object({ v: z.literal(1), a: z.string().min(8).max(64), q: z.string().min(1).max(longestQuery) });

/** Undefined for a value of another version. */
export const readWish = (value: string): { askId: string; query: string } | undefined => {
  try {
    const { data } = schema.safeParse(JSON.parse(value));
    return data === undefined ? undefined : { askId: data.a, query: data.q };
  } catch {
    return undefined;
  }
};

/** An answer that found nothing, and the choice to ask for the error. `query`: redacted; nothing can be asked for where nothing may be repeated. */
export const withWishButton = ({ text, blocks }: SlackMessage, { askId, query }: { askId: string; query: string }): SlackMessage => {
  if (query.trim() === "") return { text, blocks };
  // A value is not interpreted; so it stays, wherever it is written.
  const value = JSON.stringify({ v: 1, a: askId, q: query.trim().slice(0, longestQuery) }).replaceAll("<", "\\u003c");
  const actions: ActionsBlock = { type: "actions", block_id: askToAdd, elements: [{ type: "button", action_id: askToAdd, value, text: { type: "plain_text", text: "Ask for this error to be added", emoji: false } }] };
  return { text, blocks: [...blocks, actions] };
};
