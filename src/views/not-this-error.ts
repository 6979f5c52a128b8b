import type { ActionsBlock, Button, KnownBlock } from "@slack/types";
import * as z from "zod";
import type { Withdrawal } from "../recurrence/occurrence.ts";
import { context } from "./blocks.ts";
import { noteButton } from "./notes-modal.ts";
import type { SlackMessage } from "./slack-message.ts";
import { person, when } from "./text.ts";

/** The action ids of the buttons that take an occurrence back and bring it back; never renamed, they are in messages that stay. */
export const notThisActions = { withdraw: "not_this_error", restore: "restore_error" } as const;

/** The one occurrence that a message was posted for, in the channel that the button is pressed in. */
export type OccurrenceSubject = { errorId: string; occurredAt: string; dedupeId: string };

const schema = z.object({ v: z.literal(1), e: z.string().min(1).max(200), t: z.iso.datetime(), d: z.string().regex(/^[0-9a-f]{32}$/) });

const write = ({ errorId, occurredAt, dedupeId }: OccurrenceSubject): string => JSON.stringify({ v: 1, e: errorId, t: occurredAt, d: dedupeId });

/** Undefined for a value of another version. */
export const readOccurrenceSubject = (value: string): OccurrenceSubject | undefined => {
  try {
    const { data } = schema.safeParse(JSON.parse(value));
    return data === undefined ? undefined : { errorId: data.e, occurredAt: data.t, dedupeId: data.d };
  } catch {
    return undefined;
  }
};

const actionsBlock = "failure_actions";
const withdrawnBlock = "withdrawn";

/** Below a failure's message. `withdrawn`: somebody said that it is not this error. */
export const failureButtons = (subject: OccurrenceSubject, withdrawn: Withdrawal | null): ActionsBlock => ({
  type: "actions",
  block_id: actionsBlock,
  elements: [noteButton(subject.errorId), withdrawn === null ? button(notThisActions.withdraw, "Not this error", subject) : button(notThisActions.restore, "Undo: it is this error", subject)],
});

const button = (actionId: string, text: string, subject: OccurrenceSubject): Button => ({ type: "button", action_id: actionId, value: write(subject), text: { type: "plain_text", text, emoji: false } });

/** A failure's message that says whether somebody took its occurrence back: below its heading, in words, with the button that fits. */
export const withWithdrawal = ({ text, blocks }: SlackMessage, subject: OccurrenceSubject, withdrawn: Withdrawal | null): SlackMessage => {
  const others = blocks.filter((block) => block.block_id !== withdrawnBlock).map((block) => (block.block_id === actionsBlock ? failureButtons(subject, withdrawn) : block));
  const said: KnownBlock[] = withdrawn === null ? [] : [{ ...context(`*${person(withdrawn.by)} says that it is not this error* (${when(withdrawn.at)}). It is not counted any more, and what is said below does not hold for this run.`), block_id: withdrawnBlock }];
  return { text: withdrawn === null ? text.replace(corrected, "") : `${text.replace(corrected, "")}${corrected}`, blocks: [...others.slice(0, 2), ...said, ...others.slice(2)] };
};

/** After the text that notifications show. */
const corrected = " (taken back: not this error)";
