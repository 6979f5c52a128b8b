import { ladderNames, type LadderName } from "../../recurrence/ladder-name.ts";
import type { TeamCommand } from "../command.ts";
import type { Problem } from "./parse-end.ts";

type Parsed = Extract<TeamCommand, { kind: "threshold" | "threshold-default" | "thresholds" }>;

/** What each is called when it is typed. */
const names: Record<LadderName, RegExp> = {
  throttling: /^(throttling|throttle|throttled)$/,
  "daily-limit": /^(daily|daily-limits?|quotas?)$/,
  other: /^(others?|everything-else)$/,
};

/** How many are the most: reading a threshold costs as much as it is high. The daily limit counts days, of seven. */
export const mostOf: Record<LadderName, number> = { throttling: 100, "daily-limit": 7, other: 100 };

/** `throttling 5`, `throttling 5 20`, `daily-limit default`, `default`; undefined where it is about no threshold. */
export const parseThreshold = (rest: string): Parsed | Problem | undefined => {
  const words = rest.toLowerCase().replace(/\bdaily limit/, "daily-limit").split(/\s+/).filter(Boolean);
  const [first, ...values] = words;
  if (first === undefined) return { kind: "thresholds" };
  if (first === "default" && values.length === 0) return { kind: "threshold-default", ladder: null };
  const ladder = ladderNames.find((name) => names[name].test(first));
  const known = ladderNames.map((name) => `\`${name}\``).join(", ");
  if (ladder === undefined) return words.some((word) => /^-?\d+$|^default$/.test(word)) ? { problem: `Say which threshold: ${known}.` } : undefined;
  if (values.length === 0) return { problem: "Say how many, or `default`." };
  if (values.length === 1 && values[0] === "default") return { kind: "threshold-default", ladder };
  if (values.length > 2 || !values.every((value) => /^[+-]?\d+([.,]\d+)?$/.test(value))) {
    return values.length === 1 || values.some((value) => /\d/.test(value)) ? { problem: "Say one number, or two: for the notice and for the warning." } : undefined;
  }
  const [notice = 0, warning = null] = values.map(Number);
  const most = mostOf[ladder];
  if (![notice, warning ?? most].every((value) => Number.isInteger(value) && value >= 1 && value <= most) || notice >= (warning ?? most)) {
    return { problem: `A threshold is a whole number from 1 to ${most - 1}, and a warning's is larger than the notice's, ${most} at most.` };
  }
  return { kind: "threshold", ladder, notice, warning };
};
