import type { KnownBlock } from "@slack/types";
import { undoButton, type TeamChange } from "../commands/team/team-change.ts";
import { bullets, context, section } from "./blocks.ts";
import { changeLines } from "./change-text.ts";
import type { SlackMessage } from "./slack-message.ts";
import { person, when } from "./text.ts";

/** What the channel is told of a change that concerns everybody in it; the button undoes it. */
export const announcementView = (change: TeamChange, { by }: { by: string }): SlackMessage => {
  const { actionId, value } = undoButton(change);
  return {
    text: spoken(change, by),
    blocks: [
      changeBlock(change, by),
      // A link of the links file may be longer than a button holds.
      ...(value.length > longestValue ? [] : [undoBlock(actionId, value)]),
    ],
  };
};

/** What a notification shows, and a screen reader reads. */
const spoken = (change: TeamChange, by: string): string => {
  const what = changeLines(change).join(" ");
  // Markup that is cut shows as such.
  return what.length > longestSpoken ? `${person(by)} changed what is posted here.` : `${person(by)} changed what is posted here. ${what}`;
};

const longestSpoken = 1_000;

const undoBlock = (actionId: string, value: string): KnownBlock => ({
  type: "actions",
  elements: [{ type: "button", action_id: actionId, value, text: { type: "plain_text", text: "Undo" }, accessibility_label: "Undo this change" }],
});

/** In characters: Slack's limit of a button's value. */
const longestValue = 2_000;

/** The announcement of a change that was taken back. */
export const undoneView = (change: TeamChange, { made, by, at }: { made: KnownBlock | undefined; by: string; at: string }): SlackMessage => ({
  text: `${person(by)} undid a change of what is posted here.`,
  blocks: [made ?? section(changeLines(change).join("\n")), context(`Undone by ${person(by)}, ${when(at)}: what was before is in force again.`)],
});

const changeBlock = (change: TeamChange, by: string): KnownBlock => section(`${person(by)} changed what is posted here.\n${bullets(changeLines(change))}`);
