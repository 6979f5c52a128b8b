import { withdrawOccurrence } from "../../../src/commands/buttons/withdraw-occurrence.ts";
import type { QueueMessage } from "../../../src/pipelines/queue-message.ts";
import type { Clock } from "../../../src/ports/clock.ts";
import type { Messenger } from "../../../src/ports/messenger.ts";
import type { Store } from "../../../src/ports/store.ts";
import { notThisActions, readOccurrenceSubject } from "../../../src/views/not-this-error.ts";
import type { SlackMessage } from "../../../src/views/slack-message.ts";
import type { Oracle } from "./oracle/create-oracle.ts";

export type Pressed = { kind: keyof typeof notThisActions; outcome: string };

type World = { store: Store; messenger: Messenger; oracle: Oracle; clock: Clock; send: (message: QueueMessage) => Promise<void> };

/** Somebody presses "Not this error", or its undo, on a failure's message as it stands then; the production code does the rest. Undefined where the message has no such button (any more). */
export const pressWithdrawal = async ({ store, messenger, oracle, clock, send }: World, { channel, ts }: { channel: string; ts: string }): Promise<Pressed | undefined> => {
  const read = await messenger.read({ channel, ts });
  const button = read.kind === "read" ? buttonIn(read.message) : undefined;
  const subject = readOccurrenceSubject(button?.value ?? "");
  if (read.kind !== "read" || button === undefined || subject === undefined) return undefined;
  const kind = button.actionId === notThisActions.withdraw ? "withdraw" : "restore";
  oracle.tookBack({ team: channel, ...subject }, kind === "withdraw");
  const { kind: outcome } = await withdrawOccurrence(
    { store, messenger, clock, queue: { send }, log: () => {} },
    { ...button, blockId: "", channel, user: "U000000001", triggerId: "", message: { ts, ...read.message }, response: null, reference: `press ${ts} ${clock().toISOString()}` },
  );
  return { kind, outcome };
};

const buttonIn = ({ blocks }: SlackMessage): { actionId: string; value: string } | undefined => {
  const elements = blocks.flatMap((block) => (block.type === "actions" ? block.elements : []));
  const found = elements.find((element) => "action_id" in element && (element.action_id === notThisActions.withdraw || element.action_id === notThisActions.restore));
  return found === undefined || !("value" in found) ? undefined : { actionId: found.action_id ?? "", value: String(found.value) };
};
