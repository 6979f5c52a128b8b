import type { LinkAnswer } from "../commands/linking/link-answer.ts";
import { bullets, context, section } from "./blocks.ts";
import { call } from "./command-call.ts";
import { channelText, linkText } from "./link-text.ts";
import { notAnnounced } from "./not-announced.ts";
import type { SlackMessage } from "./slack-message.ts";
import { code, counted, phrase, when } from "./text.ts";

/** The private answer about a channel's projects. */
export const linkView = (answer: LinkAnswer, { command }: { command: string }): SlackMessage => {
  const type = (typed: string): string => call(command, typed);
  const told = ({ announced }: Extract<LinkAnswer, { kind: "linked" | "unlinked" }>): string =>
    announced.kind === "announced" ? "The channel was told, with a button that undoes it." : notAnnounced(announced.reason);
  switch (answer.kind) {
    case "in-direct-message":
      return said("That is for channels: type it in the channel that it concerns.");
    case "unavailable":
      return said(`It did not work in time: nobody knows whether it was done. Look in a minute with ${type("projects")}, then try again.`);
    case "window-opened":
      return said("Fill in the window that has opened.");
    case "window-not-opened":
      return said(`The window could not be opened. Try again, or type it in full: ${type(answer.verb === "move" ? "move #channel" : "link <connection> <project>")}`);
    case "unknown-connection":
      return said(`There is no connection *${phrase(answer.connection, 63)}*. There are: ${phrase(answer.known.join(", "), 1_500)}.`);
    case "not-spoken-for":
      return said(`The connection ${phrase(answer.link.connection, 63)} may not speak for ${code(answer.link.projects, 150)}. Whoever runs the bot sets for which projects it may.`);
    case "linked-before":
      return said(`Nothing had to be changed: ${linkText(answer.link)} is linked to this channel already.`);
    case "linked":
      return said(`*Linked*: ${linkText(answer.link)}. Its failures are answered here from now on.`, `${told(answer)}\nTo end it: ${type(`unlink ${answer.link.connection} ${answer.link.projects}`)}`);
    case "asked":
      return said(
        `${answer.again ? "This was asked for already, and an administrator has not decided yet" : "*An administrator was asked*"}: ${linkText(answer.link)}.`,
        "You are told alone what they decide. Nothing is changed until then.",
      );
    case "cannot-ask":
      return said(
        `${answer.held ? "Another channel has these projects" : "Nobody has allowed this channel to link these projects"}, and no administrator can be asked here, so nothing was changed.`,
        `Whoever runs the bot can link them in the links file (\`coveo-error links apply links.yaml\`), or set ADMINS and OPS_CHANNEL so that they can be asked.`,
      );
    case "unlinked":
      return said(`*Unlinked*: ${linkText(answer.link)}. Its failures are not answered here any more; what was counted is kept.`, told(answer));
    case "not-linked":
      return said(`No link ${code(answer.projects, 150)} of ${phrase(answer.connection, 63)} is of this channel. ${type("projects")} lists those that are.`);
    case "projects":
      return projects(answer, type);
    case "unlinked-projects":
      return unlinked(answer, type);
    case "moving":
      return said(`Everything of this channel is being moved to ${channelText(answer.to)}: linked projects, settings, open flags, snoozes, mutes and notes. What was counted stays here. Both channels are told when it is done.`);
    case "asked-to-move":
      return said(
        `*Nothing is moved yet.* An administrator was asked to let ${channelText(answer.to)} have what nobody allowed it: ${answer.links.slice(0, mostListed).map((link) => code(link.projects, 60)).join(", ")}${answer.links.length > mostListed ? ` and ${answer.links.length - mostListed} more` : ""}.`,
        `You are told alone what they decide on each. Then type ${type("move #channel")} again, for the settings, flags, snoozes, mutes and notes.`,
      );
    case "not-moved":
      return said(`*Nothing was moved.* ${whyNot[answer.why](channelText(answer.to))}`);
    case "excerpts": {
      const now = answer.excerpts ? "Lines of logs are shown here, also while people of other companies are in this channel." : "Lines of logs are shown here, but not while people of other companies are in this channel.";
      const is = answer.shared === null ? "" : answer.shared ? " They are, at present." : " They are not, at present.";
      const note = answer.announced === null ? `Administrators change it with ${type("excerpts on")} or ${type("excerpts off")}.` : answer.announced.kind === "announced" ? "The channel was told." : notAnnounced(answer.announced.reason);
      return said(`${now}${is}`, note);
    }
    case "not-admin":
      return said("Only administrators may change that: the bot's setting ADMINS names them. Nothing was changed.");
  }
};

const whyNot: Record<Extract<LinkAnswer, { kind: "not-moved" }>["why"], (to: string) => string> = {
  "same-channel": () => "That is this channel.",
  "not-a-member": (to) => `You are not in ${to}, or the bot does not know that channel: join it, and invite the bot there.`,
  "members-unknown": (to) => `Slack did not tell whether you are in ${to}. Try again in a minute.`,
  "not-allowed": (to) => `Nobody has allowed ${to} to link what is linked here, and no administrator can be asked. Whoever runs the bot can link it there in the links file.`,
  "too-many": (to) => `${to} may not link by itself most of what is linked here. Ask an administrator to type this, who may.`,
  "nothing-here": () => "Nothing is linked or set in this channel.",
};

export const mostListed = 8;

const projects = ({ links, projects: known, state }: Extract<LinkAnswer, { kind: "projects" }>, type: (typed: string) => string): SlackMessage => {
  const stopped = state.stopped === null ? [] : [context(`*Nothing is posted here since ${when(state.stopped.at)}*: ${phrase(state.stopped.reason, 60)}.`)];
  if (links.length === 0) return { text: "No project is linked to this channel.", blocks: [section(`No project is linked to this channel. ${type("link")} links some.`), ...stopped] };
  const names = [...new Set(known.map(({ name }) => phrase(name, 80)))];
  return {
    text: `${counted(links.length, "link")} in this channel.`,
    blocks: [
      section("*Linked to this channel*"),
      ...pages(links.slice(0, mostListed).map(linkText)).map((page) => section(bullets(page))),
      ...(links.length > mostListed ? [context(`and ${counted(links.length - mostListed, "other")}`)] : []),
      ...(names.length === 0 ? [] : [context(`Failed at least once: ${names.slice(0, mostListed).join(", ")}${names.length > mostListed ? ` and ${names.length - mostListed} more` : ""}`.slice(0, 1_850))]),
      ...stopped,
      context(`To end one: ${type("unlink <connection> <project>")}. To take everything elsewhere: ${type("move #channel")}`),
    ],
  };
};

const unlinked = ({ shown, hidden }: Extract<LinkAnswer, { kind: "unlinked-projects" }>, type: (typed: string) => string): SlackMessage => {
  const rest = hidden > 0 ? [context(`${counted(hidden, "project")} more ${hidden === 1 ? "is" : "are"} shown to administrators only: this channel may not link ${hidden === 1 ? "it" : "them"} without asking.`)] : [];
  if (shown.length === 0) return { text: "No such project failed.", blocks: [section("No project that this channel may link by itself has failed without being linked."), ...rest] };
  const lines = shown.slice(0, mostListed).map(({ connection, name, count, lastSeen }) => `*${phrase(name, 150)}* of ${phrase(connection, 63)}: failed ${counted(count, "time")}, last ${when(lastSeen)}`);
  return {
    text: `${counted(shown.length, "project")} failed and nobody has linked them.`,
    blocks: [
      section("*Failed, and nobody linked them*"),
      ...pages(lines).map((page) => section(bullets(page))),
      ...(shown.length > mostListed ? [context(`and ${counted(shown.length - mostListed, "other")}`)] : []),
      ...rest,
      context(`To link one here: ${type("link <connection> <project>")}`),
    ],
  };
};

/** Lines of 700 characters at most: four of them are within a section. */
const pages = (lines: readonly string[]): string[][] => Array.from({ length: Math.ceil(lines.length / 3) }, (_, at) => lines.slice(at * 3, (at + 1) * 3));

const said = (text: string, note?: string): SlackMessage => ({ text, blocks: [section(text), ...(note === undefined ? [] : [context(note)])] });
