import type { KnownBlock, ModalView, PlainTextOption } from "@slack/types";
import type { LinkRules } from "../commands/arguments/parse-link.ts";
import { context, section } from "./blocks.ts";
import { linkForms, writeValue } from "./link-actions.ts";
import { channelText } from "./link-text.ts";

/** The ids of the window's fields: of the block, and of what is in it. */
export const linkFields = { channel: "channel", connection: "connection", projects: "projects", branches: "branches", workflows: "workflows", post: "post" } as const;

const posts: Record<LinkRules["post"], string> = { all: "Post every failure", "default-branch": "Post failures of the default branch", never: "Post nothing, only count" };

/** Slack shows at most this many options. */
const mostOptions = 100;

/** The window that links projects to a channel; where it is opened from no channel, it asks which. */
export const linkForm = ({ channel, connections }: { channel: string | null; connections: readonly string[] }): ModalView => ({
  type: "modal",
  callback_id: linkForms.link,
  private_metadata: writeValue({ v: 1, channel }),
  title: plain("Link projects"),
  submit: plain("Link"),
  close: plain("Cancel"),
  blocks: [
    channel === null ? channelInput("Channel that hears of the failures") : section(`Failures of the projects are told in ${channelText(channel)}.`),
    {
      type: "input",
      block_id: linkFields.connection,
      label: plain("CI connection"),
      element: { type: "static_select", action_id: linkFields.connection, options: connections.slice(0, mostOptions).map((name) => option(name, name)), placeholder: plain("Choose one") },
    },
    input(linkFields.projects, { label: "Project, or a pattern", hint: "A name as the CI system has it, such as acme/loader, or acme/* for all that begin so.", most: 150 }),
    input(linkFields.branches, { label: "Only these branches", hint: "Separated by commas, patterns too: main, release/*. Empty: all.", most: 200, optional: true }),
    input(linkFields.workflows, { label: "Only these workflows", hint: "Separated by commas, patterns too. Empty: all.", most: 200, optional: true }),
    {
      type: "input",
      block_id: linkFields.post,
      label: plain("What is posted"),
      element: { type: "static_select", action_id: linkFields.post, options: Object.entries(posts).map(([value, text]) => option(text, value)), initial_option: option(posts.all, "all") },
    },
    context("Projects that nobody has allowed this channel, and those that another channel has, are linked when an administrator approves."),
  ],
});

export const channelInput = (label: string): KnownBlock => ({
  type: "input",
  block_id: linkFields.channel,
  label: plain(label),
  element: { type: "conversations_select", action_id: linkFields.channel, filter: { include: ["public", "private"], exclude_bot_users: true, exclude_external_shared_channels: false }, placeholder: plain("Choose a channel") },
});

const input = (id: string, { label, hint, most, optional = false }: { label: string; hint: string; most: number; optional?: boolean }): KnownBlock => ({
  type: "input",
  block_id: id,
  label: plain(label),
  hint: plain(hint),
  optional,
  element: { type: "plain_text_input", action_id: id, max_length: most },
});

const option = (text: string, value: string): PlainTextOption => ({ text: plain(text), value });

const plain = (text: string) => ({ type: "plain_text" as const, text, emoji: false });
