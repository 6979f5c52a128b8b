import type { SlackMessage } from "../../views/slack-message.ts";

/** A pressed button, or an option chosen, as Slack's signed payload has it. */
export type Press = {
  actionId: string;
  blockId: string;
  /** A button's value, or the chosen option's. */
  value: string;
  /** The team: the channel it was pressed in; empty in a window or on the Home tab. */
  channel: string;
  user: string;
  triggerId: string;
  /** The message it stands in; null in a window or on the Home tab, or where only one person sees it. */
  message: (SlackMessage & { ts: string }) | null;
  /** Where a private answer can go though this app is not in the channel, as `ReplyAddress` has it. */
  response: string | null;
  /** Named to people and in the log. */
  reference: string;
};
