import type { LadderName } from "../recurrence/ladder-name.ts";
import { ladderOf, type Rule } from "../recurrence/ladder.ts";
import { levels } from "../recurrence/level.ts";
import type { Thresholds } from "../recurrence/team-profile.ts";
import { counted } from "./text.ts";

const names: Record<LadderName, string> = { throttling: "throttling", "daily-limit": "daily limits and quotas", other: "every other error" };

export const ladderTitle = (name: LadderName): string => names[name];

/** `notice: 3 in 24 hours; warning: 10 in 24 hours or 3 different days in 7`. */
export const thresholdText = (name: LadderName, thresholds: Thresholds): string => {
  const ladder = ladderOf(name, thresholds);
  return levels.map((level) => `${level}: ${ladder[level].map(ruleText).join(" or ")}`).join("; ");
};

const ruleText = ({ of, reach, windowDays }: Rule): string => {
  if (of === "days") return `${counted(reach, "different day")} in ${windowDays}`;
  return `${reach} in ${windowDays === 1 ? "24 hours" : counted(windowDays, "day")}`;
};
