import { context, section } from "./blocks.ts";
import type { SlackMessage } from "./slack-message.ts";
import { phrase } from "./text.ts";

/** What whoever runs the bot is told of a channel that can no longer be posted in. */
export const stoppedView = ({ channel, name, reason, command }: { channel: string; name: string | null; reason: string; command: string }): SlackMessage => {
  const called = name === null ? channel : `${channel} (#${phrase(name, 80)})`;
  return {
    text: `Nothing is posted in ${called} any more: ${why(reason)}.`,
    blocks: [
      section(`*Nothing is posted in ${called} any more*: ${why(reason)}.\nWhat its projects meet is still counted, and nothing is lost. ${mend(reason, command)}`),
      context("Said once, until it is back."),
    ],
  };
};

const why = (reason: string): string => {
  switch (reason) {
    case "is_archived":
      return "it is archived";
    case "not_in_channel":
      return "the bot is not in it any more";
    case "channel_not_found":
      return "it is gone, or it is private and the bot is not in it";
    default:
      return phrase(reason, 60);
  }
};

const mend = (reason: string, command: string): string => {
  switch (reason) {
    case "is_archived":
      return "It goes on by itself when the channel is unarchived and the bot is in it.";
    case "not_in_channel":
      return "It goes on by itself when the bot is invited again.";
    default:
      return `If the channel does not come back, link its projects to another one: \`${command} link\` there, or the links file.`;
  }
};
