import { commandTable } from "../commands/command-table.ts";
import { bullets, context, section } from "./blocks.ts";
import type { SlackMessage } from "./slack-message.ts";
import { escaped } from "./text.ts";

/** What the command can do, from the command table. */
export const helpView = ({ command }: { command: string }): SlackMessage => {
  const rows = commandTable.map((row) => {
    const call = [command, row.verb, row.arguments].filter(Boolean).join(" ");
    return `\`${escaped(call)}\`: ${escaped(row.does)}`;
  });
  return {
    text: `${command} explains Coveo API errors: type ${command} and a status, a code or the error's text.`,
    blocks: [
      section(`*${command}* explains the errors of Coveo's Push, Usage Analytics and other APIs: what one means, why it comes, what to do.`),
      section(
        bullets([
          `\`${command} 429\` or \`${command} push 412\`: a status, with the API if you know it`,
          `\`${command} SOURCE_DOES_NOT_EXIST\`: a code, in any spelling`,
          `\`${command} daily limit\`: what you see, in your own words; a pasted error body or log line does too`,
          `\`${command} ${escaped("<address of a failed run>")}\`: what is known of it`,
          ...rows,
        ]),
      ),
      context("Only you see the answers. Failed pipelines of linked projects are explained here by themselves."),
    ],
  };
};
