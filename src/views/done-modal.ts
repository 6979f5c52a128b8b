import type { ModalView } from "@slack/types";
import type { SlackMessage } from "./slack-message.ts";

/** A window that says what came of one that was filled in. */
export const doneModal = ({ blocks }: SlackMessage, title: string): ModalView => ({
  type: "modal",
  title: { type: "plain_text", text: title.slice(0, 24) },
  close: { type: "plain_text", text: "Close" },
  blocks,
});
