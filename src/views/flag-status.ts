import type { KnownBlock } from "@slack/types";
import type { FlagState } from "../recurrence/flag-state.ts";
import { takenBy } from "../recurrence/taken-by.ts";
import { context } from "./blocks.ts";
import { call } from "./command-call.ts";
import { flagStatusBlock, readFlagBlockId, type FlagSubject } from "./flag-actions.ts";
import type { SlackMessage } from "./slack-message.ts";
import { person, when } from "./text.ts";

type Of = Pick<FlagSubject, "errorId" | "episode"> & { state: FlagState; now: Date; command: string };

/** Who snoozed a flag and until when, and who is on it; nothing where nobody does. */
export const flagStatus = ({ errorId, episode, state, now, command }: Of): KnownBlock[] => {
  const { snooze } = state;
  const by = takenBy(state, episode);
  const lines = [
    by === null ? "" : `*${person(by)} is on it.*`,
    snooze === null || snooze.until <= now.toISOString()
      ? ""
      : `Snoozed by ${person(snooze.by)} until ${snooze.unlessWorseThan === null ? when(snooze.until) : `it gets worse, ${when(snooze.until)} at the latest`}. To end it: ${call(command, `unsnooze ${errorId}`)}`,
  ].filter(Boolean);
  return lines.length === 0 ? [] : [{ ...context(lines.join("\n")), block_id: flagStatusBlock }];
};

/** A flag's message with its status as it is now, above its buttons. */
export const withFlagStatus = ({ text, blocks }: SlackMessage, of: Of): SlackMessage => {
  const others = blocks.filter((block) => block.block_id !== flagStatusBlock);
  const buttons = others.findIndex((block) => readFlagBlockId(block.block_id ?? "") !== undefined);
  const at = buttons === -1 ? others.length : buttons;
  return { text, blocks: [...others.slice(0, at), ...flagStatus(of), ...others.slice(at)] };
};
