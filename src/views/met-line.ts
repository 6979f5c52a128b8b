import type { Met } from "../recurrence/met.ts";
import { hourOf } from "./hour-of.ts";
import { metCounts } from "./met-counts.ts";
import { counted, when } from "./text.ts";

/** How often a channel met an error lately, as mrkdwn; null where the database did not tell. */
export const metLine = (met: Met | null): string => {
  if (met === null) return "How often this channel met it could not be read just now.";
  const lately = `in the last ${counted(met.days, "day")}`;
  if (met.last === null) return `This channel has not met it ${lately}.`;
  const last = met.lastIsLookUp === true ? hourOf(met.last) : when(met.last);
  return `This channel met it ${lately} in ${met.atLeast === true ? "at least " : ""}${metCounts(met).join(" and ")}, last ${last}.`;
};
