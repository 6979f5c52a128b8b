import { section } from "./blocks.ts";
import type { SlackMessage } from "./slack-message.ts";
import { person } from "./text.ts";

/** What a channel is told where an administrator lets lines of logs be shown in it, or no longer. */
export const announceExcerptsView = ({ by, on }: { by: string; on: boolean }): SlackMessage => {
  const text = on
    ? `${person(by)} lets lines of logs be shown in this channel, also while people of other companies are in it. Before: not then.`
    : `${person(by)} has no lines of logs shown in this channel while people of other companies are in it. Before: they were.`;
  return { text, blocks: [section(text)] };
};
