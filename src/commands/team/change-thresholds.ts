import { ladderNames, type LadderName } from "../../recurrence/ladder-name.ts";
import { ladderOf } from "../../recurrence/ladder.ts";
import type { TeamProfile, Thresholds } from "../../recurrence/team-profile.ts";
import { mostOf } from "../arguments/parse-threshold.ts";
import type { TeamCommand } from "../command.ts";
import { sameValue } from "./same-value.ts";
import type { TeamChange } from "./team-change.ts";
import type { TeamPorts } from "./team-ports.ts";

type Command = Extract<TeamCommand, { kind: "threshold" | "threshold-default" }>;
type Change = Extract<TeamChange, { of: "thresholds" }>;

/** Sets a team's own thresholds, or takes them back. It tells of those that it changed; where it changed none, of all that were asked for. */
export const changeThresholds = async ({ store }: TeamPorts, command: Command, { team, thresholds }: TeamProfile): Promise<Change> => {
  const after = wanted(command, thresholds);
  const was = (ladder: string) => thresholds[ladder as LadderName] ?? null;
  await store.changeTeam(team, { thresholds: withLadders(thresholds, after) });
  const changed = Object.entries(after).filter(([ladder, counts]) => !sameValue(counts, was(ladder)));
  const told = changed.length > 0 ? changed : Object.entries(after);
  return { of: "thresholds", before: Object.fromEntries(told.map(([ladder]) => [ladder, was(ladder)])), after: Object.fromEntries(told) };
};

/** Thresholds with those of some ladders in place of their own; null goes back to the default. */
export const withLadders = (thresholds: Thresholds, changed: Change["after"]): Thresholds =>
  Object.fromEntries(Object.entries({ ...thresholds, ...changed }).filter(([, counts]) => counts !== null && counts !== undefined));

const wanted = (command: Command, thresholds: Thresholds): Change["after"] => {
  if (command.kind === "threshold-default") return Object.fromEntries((command.ladder === null ? ladderNames : [command.ladder]).map((ladder) => [ladder, null]));
  const { ladder, notice } = command;
  // A warning that is not named stays where it is, if that is worse than a notice; else it takes twice as many.
  const now = ladderOf(ladder, thresholds).warning[0].reach;
  const warning = command.warning ?? (now > notice ? now : Math.min(mostOf[ladder], notice * 2));
  return { [ladder]: { notice, warning } };
};
