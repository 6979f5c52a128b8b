// https://docs.slack.dev/interactivity/implementing-slash-commands
import type { App } from "@slack/bolt";
import type { SlackMessage } from "../../../views/slack-message.ts";

/** `response`: where an answer that takes longer can go, as `ReplyAddress` has it; null where there is none. `triggerId` lives three seconds. `reference`: named to people and in the log. */
export type TypedCommand = { text: string; channel: string; user: string; triggerId: string; response: string | null; reference: string };

export type CommandListener = {
  /** The answer to a slash command, given in the acknowledgement itself. */
  command(typed: TypedCommand): Promise<SlackMessage>;
};

type Options = { command: string; listeners: (reference: string) => CommandListener; responsePath: (address: unknown) => string | null };

export const listenForCommands = (app: App, { command: name, listeners, responsePath }: Options): void => {
  app.command(name, async ({ command, context, ack }) => {
    const reference = String(context["reference"]);
    const { text, channel_id: channel, user_id: user, trigger_id: triggerId, response_url: address } = command;
    await ack({ response_type: "ephemeral", ...(await listeners(reference).command({ text, channel, user, triggerId, response: responsePath(address), reference })) });
  });
};
