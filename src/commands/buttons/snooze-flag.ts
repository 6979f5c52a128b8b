import { changeFlag } from "../../recurrence/change-flag.ts";
import type { FlagState, Snooze } from "../../recurrence/flag-state.ts";
import { snoozeChoices, type FlagSubject } from "../../views/flag-actions.ts";
import type { PressedAnswer } from "../../views/pressed-view.ts";
import { impatiently } from "../impatiently.ts";
import { snoozeUntilWorse } from "../team/snooze-until-worse.ts";
import type { ButtonPorts } from "./button-ports.ts";
import type { Press } from "./press.ts";
import { showState } from "./show-state.ts";

const days = { day: 1, week: 7 } as const;

/** Snoozes a flag for a day, a week or until it gets worse. */
export const snoozeFlag = async (ports: ButtonPorts, press: Press, flag: FlagSubject): Promise<PressedAnswer> => {
  const choice = snoozeChoices.find(({ value }) => value === press.value)?.value;
  if (choice === undefined) return { kind: "outdated" };
  const now = ports.clock();
  const snoozeOf = (state: FlagState): Snooze | null =>
    choice === "worse"
      ? snoozeUntilWorse({ errorId: flag.errorId, state }, { now, by: press.user })
      : { until: new Date(now.getTime() + days[choice] * 86_400_000).toISOString(), unlessWorseThan: null, by: press.user, at: now.toISOString() };
  const changed = await impatiently(ports, async () => {
    let isOver = false;
    const state = await changeFlag(ports.store, { team: press.channel, errorId: flag.errorId }, (before) => {
      const snooze = snoozeOf(before);
      isOver = snooze === null;
      return snooze === null ? before : { ...before, snooze };
    });
    return { state, isOver };
  });
  if (changed === null) return { kind: "unavailable" };
  return changed.isOver ? { kind: "episode-over", errorId: flag.errorId } : showState(ports, press, flag, changed.state);
};
