import { changeFlag } from "../../recurrence/change-flag.ts";
import { takenBy } from "../../recurrence/taken-by.ts";
import type { FlagSubject } from "../../views/flag-actions.ts";
import type { PressedAnswer } from "../../views/pressed-view.ts";
import { impatiently } from "../impatiently.ts";
import type { ButtonPorts } from "./button-ports.ts";
import type { Press } from "./press.ts";
import { showState } from "./show-state.ts";

/** "I'm on it": pressed again by the same person it is given back, by another it is taken over. */
export const takeFlag = async (ports: ButtonPorts, press: Press, flag: FlagSubject): Promise<PressedAnswer> => {
  const now = ports.clock();
  const state = await impatiently(ports, () =>
    changeFlag(ports.store, { team: press.channel, errorId: flag.errorId }, (before) => ({
      ...before,
      taken: takenBy(before, flag.episode) === press.user ? null : { by: press.user, at: now.toISOString() },
    })),
  );
  return state === null ? { kind: "unavailable" } : showState(ports, press, flag, state);
};
