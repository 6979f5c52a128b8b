import type { Notice } from "../pipelines/tell-operations.ts";
import { context, section } from "./blocks.ts";
import type { SlackMessage } from "./slack-message.ts";
import { phrase } from "./text.ts";

/** What whoever runs the bot has to mend. */
export const operationsView = ({ connection, reason }: Notice): SlackMessage => ({
  text: `Logs of ${phrase(connection)} cannot be read: ${phrase(reason, 300)}.`,
  blocks: [
    section(`*Logs of ${phrase(connection)} cannot be read*: ${phrase(reason, 300)}.\nIts failed pipelines are counted as unread until that is fixed.`),
    context("Said once a day and connection."),
  ],
});
