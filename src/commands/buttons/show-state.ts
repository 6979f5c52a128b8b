import type { FlagState } from "../../recurrence/flag-state.ts";
import { withFlagStatus } from "../../views/flag-status.ts";
import type { FlagSubject } from "../../views/flag-actions.ts";
import type { PressedAnswer } from "../../views/pressed-view.ts";
import type { ButtonPorts } from "./button-ports.ts";
import type { Press } from "./press.ts";

/** Writes into the flag's message what is in force now, for everybody. Worked out from the state as a whole: whichever update comes last is right. */
export const showState = async ({ messenger, clock, log, command }: ButtonPorts, { channel, message, reference }: Press, { errorId, episode }: FlagSubject, state: FlagState): Promise<PressedAnswer> => {
  if (message === null) return { kind: "not-shown" };
  const { ts, ...shown } = message;
  try {
    const updated = await messenger.update({ channel, ts, message: withFlagStatus(shown, { errorId, episode, state, now: clock(), command }) });
    return updated.kind === "updated" ? { kind: "done" } : { kind: "not-shown" };
  } catch (error) {
    log("flag-not-updated", { reference, error: error instanceof Error ? error.name : "unknown" });
    return { kind: "not-shown" };
  }
};
