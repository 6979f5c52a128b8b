import type { KnownBlock } from "@slack/types";
import type { FlagState, Mute } from "../recurrence/flag-state.ts";
import { takenBy } from "../recurrence/taken-by.ts";
import { context } from "./blocks.ts";
import { call } from "./command-call.ts";
import { errorName } from "./error-name.ts";
import { flagStatusBlock, readFlagBlockId, type FlagSubject } from "./flag-actions.ts";
import type { SlackMessage } from "./slack-message.ts";
import { counted, escaped, person, phrase, when } from "./text.ts";

type Of = Pick<FlagSubject, "errorId" | "episode"> & { state: FlagState; now: Date; command: string };

/** Who snoozed a flag or muted its error and until when, and who is on it; nothing where nobody does. */
export const flagStatus = ({ errorId, episode, state, now, command }: Of): KnownBlock[] => {
  const isInForce = ({ until }: { until: string }): boolean => until > now.toISOString();
  const by = takenBy(state, episode);
  const snoozed = state.snooze === null || !isInForce(state.snooze) ? [] : [state.snooze];
  const lines = [
    ...(by === null ? [] : [`*${person(by)} is on it.*`]),
    ...snoozed.map((snooze) => `Snoozed by ${person(snooze.by)} until ${snooze.unlessWorseThan === null ? when(snooze.until) : `it gets worse, ${when(snooze.until)} at the latest`}. To end it: ${call(command, `unsnooze ${errorId}`)}`),
    ...mutedLines(state.mutes.filter(isInForce), call(command, `unmute ${errorId}`)),
  ];
  return lines.length === 0 ? [] : [{ ...context(lines.join("\n")), block_id: flagStatusBlock }];
};

/** A context has room for some; what there is besides the command tells. */
const mostMutes = 3;

const mutedLines = (mutes: readonly Mute[], toEnd: string): string[] =>
  mutes.length === 0
    ? []
    : [
        ...mutes.slice(0, mostMutes).map(({ by, project, until, reason }) => `Muted by ${person(by)}${project === null ? "" : ` for ${phrase(project, 60)}`} until ${when(until)}: ${phrase(reason, 100)}`),
        `${mutes.length > mostMutes ? `And ${counted(mutes.length - mostMutes, "more mute")}. ` : ""}To end it: ${toEnd}`,
      ];

/** The same in a message of its own. */
export const flagStatusSaid = (of: Of): SlackMessage => {
  const blocks = flagStatus(of);
  const text = `${blocks.length === 0 ? "Not snoozed and not muted any more" : "What is set for this flag now"}: ${escaped(errorName(of.errorId))}`;
  return { text, blocks: [context(text), ...blocks] };
};

/** A flag's message with its status as it is now, above its buttons. */
export const withFlagStatus = ({ text, blocks }: SlackMessage, of: Of): SlackMessage => {
  const others = blocks.filter((block) => block.block_id !== flagStatusBlock);
  const buttons = others.findIndex((block) => readFlagBlockId(block.block_id ?? "") !== undefined);
  const at = buttons === -1 ? others.length : buttons;
  return { text, blocks: [...others.slice(0, at), ...flagStatus(of), ...others.slice(at)] };
};
