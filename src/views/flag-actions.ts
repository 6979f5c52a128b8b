import { levels, type Level } from "../recurrence/level.ts";

/** The action ids of a flag's buttons: they are in messages that stay for months, so none is ever renamed. */
export const flagActions = { snooze: "flag_snooze", take: "flag_take", runs: "flag_runs" } as const;

/** The values of the select that snoozes. */
export const snoozeChoices = [
  { value: "day", label: "for a day" },
  { value: "week", label: "for a week" },
  { value: "worse", label: "until it gets worse" },
] as const;

export type SnoozeChoice = (typeof snoozeChoices)[number]["value"];

/** The block that says who snoozed it and who is on it: it alone changes when a button is pressed. */
export const flagStatusBlock = "flag_status";

/** What a flag's buttons are about. `episode`: ISO 8601, UTC. */
export type FlagSubject = { errorId: string; level: Level; episode: string };

const version = "flag1";

/** The id of the block with the buttons, which says what they are about (255 characters at most). */
export const flagBlockId = ({ errorId, level, episode }: FlagSubject): string => [version, errorId, level, episode].join("#");

/** Undefined for a block of another version. An error's id never holds `#`. */
export const readFlagBlockId = (blockId: string): FlagSubject | undefined => {
  const [from, errorId = "", found, episode = "", ...rest] = blockId.split("#");
  const level = levels.find((each) => each === found);
  if (from !== version || errorId === "" || level === undefined || rest.length > 0 || Number.isNaN(Date.parse(episode))) return undefined;
  return { errorId, level, episode };
};
