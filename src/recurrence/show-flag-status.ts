import { showMessage } from "../pipelines/show-message.ts";
import type { SlackMessage } from "../views/slack-message.ts";
import { flagStatusSaid, withFlagStatus } from "../views/flag-status.ts";
import type { FlagPorts } from "./flag-ports.ts";
import type { Claim, FlagState } from "./flag-state.ts";
import { isOpen } from "./open-flags.ts";
import { sayUnderFlag } from "./say-under-flag.ts";

/** `correlationId`: of the change that is to be shown. */
type Of = { team: string; errorId: string; correlationId: string };

/** Others change it as well, and each of them shows it. */
const mostTries = 6;

/** Has the messages of an error's flag that is up say who is on it, and what is snoozed and muted, as it is stored then: whoever changes that comes here afterwards, so the last word is the latest state's. Gives how many say so. */
export const showFlagStatus = async (ports: FlagPorts & { command: string }, of: Of): Promise<number> => {
  for (let tries = 0; ; tries += 1) {
    const state = await ports.store.findFlag(of);
    let shown = 0;
    for (const claim of state.claims) if (claim.told && isOpen(claim, ports.clock()) && (await show(ports, of, claim, state))) shown += 1;
    if (shown === 0 || tries === mostTries || (await ports.store.findFlag(of)).revision === state.revision) return shown;
  }
};

/** Claims that were told at once have one message, under the worst of them. */
const show = async (ports: FlagPorts & { command: string }, { team, errorId, correlationId }: Of, { ladder, level, episode }: Claim, state: FlagState): Promise<boolean> => {
  const posted = await ports.store.findPosted({ kind: "flag", team, errorId, level, episode, ladder });
  if (posted === undefined) return false;
  const read = await ports.messenger.read({ channel: team, ts: posted.ts });
  const status = { errorId, episode, state, now: ports.clock(), command: ports.command };
  if (read.kind === "refused") return sayUnderFlag(ports, { team, threadTs: posted.ts, about: correlationId }, flagStatusSaid(status));
  if (read.kind === "gone") return false;
  const message = withFlagStatus(read.message, status);
  return isSame(message, read.message) || (await showMessage(ports, { channel: team, ts: posted.ts, message })) === "shown";
};

const isSame = (one: SlackMessage, other: SlackMessage): boolean => JSON.stringify(one) === JSON.stringify(other);
