import { context, section } from "./blocks.ts";
import { call } from "./command-call.ts";
import { secretLine } from "./explained-view.ts";
import type { SlackMessage } from "./slack-message.ts";
import { phrase } from "./text.ts";

type Options = { command: string };

/** A question without words, where others read the answer too: how to ask, in short. */
export const howToAskView = ({ command, direct }: Options & { direct: boolean }): SlackMessage => {
  const how = direct
    ? "Write a status (`429`), a code (`SOURCE_DOES_NOT_EXIST`), what you see in your own words, or paste the error."
    : "Mention me with a status (`429`), a code (`SOURCE_DOES_NOT_EXIST`) or the pasted error; or mention me in the thread of a message that holds the error.";
  return { text: "Which error? Give me a status, a code or the pasted error.", blocks: [section(`*Which Coveo error?* ${how}`), context(`${call(command, "help")}, typed in a channel, lists all that I do; only you see that.`)] };
};

/** What changes something is done by the command, whose answer only one person sees. */
export const notAQuestionView = (text: string, { command }: Options): SlackMessage => {
  const words = `Here only questions are answered. To change something for a channel, type ${call(command, text.slice(0, 200))} in it.`;
  return { text: `Here only questions are answered: type ${command} in the channel to change something.`, blocks: [section(words)] };
};

/** A mention without words, in a thread that cannot be read. */
export const notReadView = (reason: string, { command }: Options): SlackMessage => {
  const why = whys[reason] ?? `Slack said ${phrase(reason, 60)}`;
  const text = `The message that this thread began with could not be read: ${why}.`;
  return { text, blocks: [section(text), context(`Use the shortcut *Explain Coveo error* in that message's menu, write the error after the mention, or ask with ${call(command, "429")}.`)] };
};

const whys: Readonly<Record<string, string>> = {
  missing_scope: "this app may not read this channel's messages",
  no_permission: "this app may not read this channel's messages",
  not_in_channel: "this app is not in this channel",
  channel_not_found: "this app is not in this channel",
  message_not_found: "it is gone",
  thread_not_found: "it is gone",
};

export const withSecretLine = ({ text, blocks }: SlackMessage, hidden: boolean): SlackMessage => ({ text, blocks: hidden ? [...blocks, context(secretLine)] : blocks });
