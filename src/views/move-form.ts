import type { ModalView } from "@slack/types";
import { context, section } from "./blocks.ts";
import { linkForms, writeValue } from "./link-actions.ts";
import { channelInput } from "./link-form.ts";
import { channelText } from "./link-text.ts";

/** The window that moves everything of a channel to another one. */
export const moveForm = ({ channel }: { channel: string }): ModalView => ({
  type: "modal",
  callback_id: linkForms.move,
  private_metadata: writeValue({ v: 1, channel }),
  title: { type: "plain_text", text: "Move to a channel" },
  submit: { type: "plain_text", text: "Move" },
  close: { type: "plain_text", text: "Cancel" },
  blocks: [
    section(`Linked projects, settings, open flags, snoozes, mutes and notes of ${channelText(channel)} go to the channel that you choose.`),
    channelInput("Channel to move to"),
    context("You must be in that channel, and so must the bot. An administrator is asked for what that channel may not link by itself. What was counted stays where it was met. Both channels are told."),
  ],
});
