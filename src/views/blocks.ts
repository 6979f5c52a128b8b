import type { ContextBlock, HeaderBlock, KnownBlock, MrkdwnElement, RichTextBlock, SectionBlock } from "@slack/types";
import { cut, visible } from "./text.ts";

/** Slack's limits (docs of each block, https://docs.slack.dev/reference/block-kit/blocks), taken 5 % short. */
const longest = { header: 140, section: 2850, context: 1900, preformatted: 2000 };

/** Plain text: nothing in it is interpreted. */
export const header = (text: string): HeaderBlock => ({
  type: "header",
  text: { type: "plain_text", text: cut(visible(text), longest.header), emoji: false },
});

/**
 * mrkdwn: what comes from outside must have been escaped. `verbatim`: else Slack would make mentions and links of plain
 * words and addresses too, such as "@here" in a branch's name.
 */
export const markup = (mrkdwn: string): MrkdwnElement => ({ type: "mrkdwn", text: mrkdwn, verbatim: true });

export const section = (mrkdwn: string): SectionBlock => ({ type: "section", text: markup(cut(mrkdwn, longest.section)) });

export const context = (mrkdwn: string): ContextBlock => ({ type: "context", elements: [markup(cut(mrkdwn, longest.context))] });

/** Text shown letter by letter, in a box; Slack interprets nothing in it. */
export const preformatted = (text: string): RichTextBlock => ({
  type: "rich_text",
  elements: [
    { type: "rich_text_preformatted", elements: [{ type: "text", text: cut(visible(text), longest.preformatted) }] },
  ],
});

export const divider: KnownBlock = { type: "divider" };

export const bullets = (lines: readonly string[]): string => lines.map((line) => `• ${line}`).join("\n");

/** Steps, most likely first; a single one needs no number. */
export const steps = (lines: readonly string[]): string =>
  lines.length === 1 ? (lines[0] ?? "") : lines.map((line, index) => `${index + 1}. ${line}`).join("\n");
