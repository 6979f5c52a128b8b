// https://docs.slack.dev/interactivity/implementing-shortcuts#messages
import type { App, MessageShortcut } from "@slack/bolt";
import type { ChosenMessage } from "../../../commands/ask/chosen-message.ts";
import { said } from "../said.ts";

export type ShortcutListener = {
  /** "Explain Coveo error" on a message. */
  explainMessage(chosen: ChosenMessage): Promise<void>;
};

/** As the app's manifest names it. */
export const explainShortcut = "explain_error";

type Options = { listeners: ShortcutListener; responsePath: (address: unknown) => string | null };

export const listenForShortcuts = (app: App, { listeners, responsePath }: Options): void => {
  app.shortcut<MessageShortcut>({ type: "message_action", callback_id: explainShortcut }, async ({ shortcut, context, ack }) => {
    const { message, channel, user, response_url: address } = shortcut;
    const threadTs = message["thread_ts"];
    await listeners.explainMessage({
      ...said(message),
      channel: channel.id,
      user: user.id,
      ts: message.ts,
      threadTs: typeof threadTs === "string" ? threadTs : message.ts,
      response: responsePath(address),
      reference: String(context["reference"]),
    });
    await ack();
  });
};
