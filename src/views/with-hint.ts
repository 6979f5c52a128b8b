import { commandTable } from "../commands/command-table.ts";
import type { Hint } from "../commands/command.ts";
import { section } from "./blocks.ts";
import { usage } from "./help-view.ts";
import type { SlackMessage } from "./slack-message.ts";
import { escaped, phrase } from "./text.ts";

/** An answer under a hint: what was typed was nearly a command, and this is how that one is used. */
export const withHint = (message: SlackMessage, hint: Hint | undefined, { command }: { command: string }): SlackMessage => {
  const row = commandTable.find((each) => each.verb === hint?.verb);
  if (hint === undefined || row === undefined) return message;
  const blocks = [section(`*If you meant the command \`${row.verb}\`:* ${escaped(hint.problem)}`), usage(row, { command })];
  return { text: `If you meant ${row.verb}: ${phrase(hint.problem)} ${message.text}`.trim(), blocks: message.blocks.length === 0 ? blocks : [...blocks, { type: "divider" }, ...message.blocks] };
};
