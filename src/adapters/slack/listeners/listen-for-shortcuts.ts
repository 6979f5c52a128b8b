// https://docs.slack.dev/interactivity/implementing-shortcuts#messages
import type { App, MessageShortcut } from "@slack/bolt";
import * as z from "zod";
import type { ChosenMessage } from "../../../commands/ask/chosen-message.ts";
import { said } from "../said.ts";

export type ShortcutListener = {
  /** "Explain Coveo error" on a message. */
  explainMessage(chosen: ChosenMessage): Promise<void>;
};

/** As the app's manifest names it. */
export const explainShortcut = "explain_error";

type Options = { listeners: (reference: string) => ShortcutListener; responsePath: (address: unknown) => string | null };

export const listenForShortcuts = (app: App, { listeners, responsePath }: Options): void => {
  app.shortcut<MessageShortcut>({ type: "message_action", callback_id: explainShortcut }, async ({ shortcut, context, ack }) => {
    const read = shortcutSchema.safeParse(shortcut);
    // What names no message or nobody is nothing of Slack's: there is nothing to explain, and nobody to tell.
    if (read.success) {
      const { message, channel, user } = read.data;
      const reference = String(context["reference"]);
      await listeners(reference).explainMessage({
        ...said(shortcut.message),
        channel: channel.id,
        user: user.id,
        ts: message.ts,
        threadTs: message.thread_ts ?? message.ts,
        response: responsePath(shortcut.response_url),
        reference,
      });
    }
    await ack();
  });
};

const shortcutSchema = z.object({
  message: z.object({ ts: z.string().min(1), thread_ts: z.string().min(1).optional() }),
  channel: z.object({ id: z.string().min(1) }),
  user: z.object({ id: z.string().min(1) }),
});
