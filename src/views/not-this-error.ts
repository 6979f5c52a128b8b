import type { ActionsBlock, Button, KnownBlock } from "@slack/types";
import * as z from "zod";
import type { Withdrawal } from "../recurrence/occurrence.ts";
import { context } from "./blocks.ts";
import { errorName } from "./error-name.ts";
import { noteButton } from "./notes-modal.ts";
import type { SlackMessage } from "./slack-message.ts";
import { cut, escaped, person, when } from "./text.ts";

/** The action ids of the buttons that take an occurrence back and bring it back; never renamed, they are in messages that stay. */
export const notThisActions = { withdraw: "not_this_error", restore: "restore_error" } as const;

/** An occurrence that a message tells of, in the channel that the button is pressed in. */
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

const mostOthers = 4;

const withdrawnPrefix = "withdrawn_";
const withdrawnBlock = ({ dedupeId }: OccurrenceSubject): string => `${withdrawnPrefix}${dedupeId}`;

/** Below what tells of a failed run: one for each of its errors, the one that heads it first. `note`: with a button to note something down about that. */
export const failureButtons = (subjects: readonly [OccurrenceSubject, ...OccurrenceSubject[]], { note }: { note: boolean }): ActionsBlock => ({
  type: "actions",
  block_id: "failure_actions",
  elements: [...(note ? [noteButton(subjects[0].errorId)] : []), ...subjects.slice(0, 1 + mostOthers).map((subject, at) => button(subject, at, null))],
});

/** Whether it is of one of these buttons. Of several in a message, the further ones have their number behind it. */
export const isNotThisAction = (actionId: string): boolean => pressedAction.test(actionId);

/** Whether it takes back, and not brings back. */
export const isWithdrawal = (actionId: string): boolean => actionId.startsWith(notThisActions.withdraw);

const pressedAction = new RegExp(`^(?:${notThisActions.withdraw}|${notThisActions.restore})(?:_([1-${mostOthers}]))?$`);

const button = (subject: OccurrenceSubject, at: number, withdrawn: Withdrawal | null): Button => {
  const action = withdrawn === null ? notThisActions.withdraw : notThisActions.restore;
  const [error, not] = at === 0 ? ["this error", "Not this error"] : [errorName(subject.errorId), `Not ${errorName(subject.errorId)}`];
  return { type: "button", action_id: at === 0 ? action : `${action}_${at}`, value: write(subject), text: { type: "plain_text", text: cut(withdrawn === null ? not : `Undo: it is ${error}`, longestLabel), emoji: false } };
};

const longestLabel = 75;

/** A message that says whether somebody took an occurrence of it back: below its heading, in words, with the button that fits. */
export const withWithdrawal = ({ text, blocks }: SlackMessage, subject: OccurrenceSubject, withdrawn: Withdrawal | null): SlackMessage => {
  const others = blocks.filter((block) => block.block_id !== withdrawnBlock(subject)).map((block) => (block.type === "actions" ? { ...block, elements: block.elements.map((element) => (isOf(element, subject) ? button(subject, numberOf(element.action_id), withdrawn) : element)) } : block));
  const isFirst = blocks.some((block) => block.type === "actions" && block.elements.some((element) => isOf(element, subject) && numberOf(element.action_id) === 0));
  const said: KnownBlock[] = withdrawn === null ? [] : [{ ...context(`*${person(withdrawn.by)} says that it is not ${isFirst ? "this error" : escaped(errorName(subject.errorId))}* (${when(withdrawn.at)}). It is not counted any more, and what is said of it below does not hold for this run.`), block_id: withdrawnBlock(subject) }];
  const plain = text.replace(corrected, "");
  const place = belowHeading(others);
  return { text: isFirst && withdrawn !== null ? `${plain}${corrected}` : isFirst ? plain : text, blocks: [...others.slice(0, place), ...said, ...others.slice(place)] };
};

/** Behind the header, where there is one, the line that says which run it was, and what was taken back before. */
const belowHeading = (blocks: readonly KnownBlock[]): number => {
  const line = blocks[0]?.type === "header" ? 1 : 0;
  const taken = blocks.slice(line + 1).findIndex(({ block_id }) => block_id?.startsWith(withdrawnPrefix) !== true);
  return taken === -1 ? blocks.length : line + 1 + taken;
};

const isOf = (element: ActionsBlock["elements"][number], { dedupeId }: OccurrenceSubject): element is Button & { action_id: string } =>
  element.type === "button" && element.action_id !== undefined && isNotThisAction(element.action_id) && readOccurrenceSubject(element.value ?? "")?.dedupeId === dedupeId;

const numberOf = (actionId: string): number => Number(pressedAction.exec(actionId)?.[1] ?? 0);

/** After the text that notifications show. */
const corrected = " (taken back: not this error)";
