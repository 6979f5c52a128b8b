import type { LinkRequest } from "../linking/link-request.ts";
import { requestDays } from "../linking/link-request.ts";
import type { Link } from "../pipelines/link.ts";
import { context, section } from "./blocks.ts";
import { call } from "./command-call.ts";
import { linkActions, writeValue } from "./link-actions.ts";
import { channelText, linkText } from "./link-text.ts";
import type { SlackMessage } from "./slack-message.ts";
import { person, when } from "./text.ts";

/** What administrators are asked. `holders`: links of other channels that would lose projects. */
export const requestView = (request: LinkRequest, { holders }: { holders: readonly Link[] }): SlackMessage => {
  const value = writeValue({ v: 1, id: request.id, askedAt: request.askedAt });
  const lost = holders.slice(0, mostHolders).map((held) => `${linkText(held)}, of ${channelText(held.team)}`);
  const more = holders.length - lost.length;
  return {
    text: `${person(request.askedBy)} asks to link projects to a channel.`,
    blocks: [
      section(asked(request)),
      ...(lost.length === 0 ? [] : [section(`*Another channel has them now*, and would get their failures no more:\n${lost.join("\n")}${more > 0 ? `\nand ${more} more` : ""}`)]),
      {
        type: "actions",
        elements: [
          { type: "button", style: "primary", action_id: linkActions.approve, value, text: { type: "plain_text", text: "Approve" }, accessibility_label: "Approve this link" },
          { type: "button", action_id: linkActions.decline, value, text: { type: "plain_text", text: "Decline" }, accessibility_label: "Decline this link" },
        ],
      },
      context(`Only administrators (the setting ADMINS) can decide. It runs out after ${requestDays} days.`),
    ],
  };
};

/** The same, decided: without the buttons. */
export const decidedView = (request: LinkRequest, { approved, by, at }: NonNullable<LinkRequest["decision"]>): SlackMessage => ({
  text: `A link that ${person(request.askedBy)} asked for was ${approved ? "approved" : "declined"}.`,
  blocks: [section(asked(request)), context(`*${approved ? "Approved" : "Declined"}* by ${person(by)}, ${when(at)}.`)],
});

/** What a channel is told whose link went to another one. */
export const lostLinkView = (link: Link, { by }: { by: string }): SlackMessage => {
  const text = `Failures of ${linkText(link)} are not posted here any more: ${person(by)} approved a link of another channel.`;
  return { text, blocks: [section(text)] };
};

/** What whoever asked is told, alone. */
export const toldAskerView = ({ link }: LinkRequest, what: "approved" | "declined" | "not-asked", { command }: { command: string }): SlackMessage => {
  const text = {
    approved: `An administrator *approved* your link: ${linkText(link)}. Its failures come to ${channelText(link.team)} from now on.`,
    declined: `An administrator *declined* your link: ${linkText(link)}, to ${channelText(link.team)}. Ask them why; nothing was changed.`,
    "not-asked": `Your link, ${linkText(link)} to ${channelText(link.team)}, could not be brought to the administrators: the bot cannot post in their channel. Ask whoever runs it, then type ${call(command, "link")} again.`,
  }[what];
  return { text, blocks: [section(text)] };
};

const mostHolders = 5;

const asked = ({ link, askedBy, askedAt }: LinkRequest): string =>
  `${person(askedBy)} asks that failures of ${linkText(link)} are told in ${channelText(link.team)} (${when(askedAt)}).`;
