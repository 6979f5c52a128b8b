import type { Met } from "../recurrence/met.ts";
import { hourOf } from "./hour-of.ts";
import { counted, when } from "./text.ts";

/** How often a channel met an error lately, as mrkdwn; null where the database did not tell. */
export const metLine = (met: Met | null): string => {
  if (met === null) return "How often this channel met it could not be read just now.";
  const lately = `in the last ${counted(met.days, "day")}`;
  if (met.last === null) return `This channel has not met it ${lately}.`;
  const parts = [
    met.pipelines > 0 ? counted(met.pipelines, "failed pipeline") : "",
    met.lookups > 0 ? counted(met.lookups, "look-up") : "",
  ].filter(Boolean);
  const last = met.lastIsLookUp === true ? hourOf(met.last) : when(met.last);
  return `This channel met it ${lately} in ${met.atLeast === true ? "at least " : ""}${parts.join(" and ")}, last ${last}.`;
};
