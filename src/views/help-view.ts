import type { KnownBlock } from "@slack/types";
import type { HelpPlace } from "../commands/answer-command.ts";
import { commandGroups, commandTable, type Verb } from "../commands/command-table.ts";
import { bullets, context, section } from "./blocks.ts";
import { call } from "./command-call.ts";
import type { SlackMessage } from "./slack-message.ts";
import { counted, escaped } from "./text.ts";

type Options = { command: string; place?: HelpPlace | undefined };

/** What the command can do, from the command table; of one verb where it is named. */
export const helpView = (verb: string | null, { command, place }: Options): SlackMessage => {
  const row = commandTable.find((each) => each.verb === verb);
  return row === undefined ? overview({ command, place }) : { text: `How ${command} ${row.verb} is used`, blocks: [usage(row, { command })] };
};

/** How one verb is called, with examples. */
export const usage = ({ verb, arguments: ways, does, examples }: Verb, { command }: Options): KnownBlock => {
  const calls = examples.filter((example) => example !== "").map((example) => call(command, `${verb} ${example}`));
  return section(
    [
      ways.map((way) => call(command, `${verb} ${way}`)).join("\n"),
      `${escaped(capital(does))}.`,
      ...(calls.length === 0 ? [] : [`For example ${calls.join(", ")}`]),
    ].join("\n"),
  );
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What to do first where it was asked. */
const here = (place: HelpPlace, command: string): string => {
  switch (place.kind) {
    case "direct":
      return `*Here, between you and this app*, just write what you see: no command is needed. Nothing is posted here unasked; pipelines are explained in channels: type ${call(command, "link")} in one.`;
    case "no-team":
      if (place.links > 0) return `*This channel* left flags and the digest; failures of its linked projects (${counted(place.links, "link")}) are still answered here. ${call(command, "join")} brings flags and the digest back, ${call(command, "projects")} shows what is linked.`;
      return `*This channel* has no linked project yet, so nothing is posted here unasked. ${call(command, "link")} links one, ${call(command, "join")} asks for flags and the digest alone.`;
    case "team":
      return place.links === 0
        ? `*This channel* gets flags and the digest, and has no linked project: ${call(command, "link")} links one.`
        : `*This channel* has ${counted(place.links, "link")}: ${call(command, "projects")} shows what is linked, ${call(command, "stats")} what was met.`;
  }
};

const overview = ({ command, place }: Options): SlackMessage => ({
  text: `${command} explains Coveo API errors: type ${command} and a status, a code or the error's text.`,
  blocks: [
    section(`*${command}* explains the errors of Coveo's Push, Usage Analytics and other APIs: what one means, why it comes, what to do.`),
    ...(place === undefined ? [] : [section(here(place, command))]),
    section(
      bullets([
        `\`${command} 429\` or \`${command} push 412\`: a status, with the API if you know it`,
        `\`${command} SOURCE_DOES_NOT_EXIST\`: a code, in any spelling`,
        `\`${command} daily limit\`: what you see, in your own words; a pasted error body or log line does too`,
        `\`${command} ${escaped("<address of a failed run>")}\`: what is known of it`,
      ]),
    ),
    ...commandGroups.map((group) => section(`*${group}*\n${bullets(commandTable.filter((row) => row.group === group).map((row) => rowLine(row, command)))}`)),
    context(
      `\`${command} help snooze\` tells one command's usage. Only you see the answers; what changes for the whole channel is announced in it, except snoozes, which a flag's message shows. Failed pipelines of linked projects are explained here by themselves.`,
    ),
  ],
});

const rowLine = ({ verb, arguments: ways, does }: Verb, command: string): string =>
  `${ways.map((way) => call(command, `${verb} ${way}`)).join(", ")}: ${escaped(does)}`;
