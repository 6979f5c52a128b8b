import type { TeamStats } from "../recurrence/team-stats.ts";
import { tallyText } from "../feedback/vote.ts";
import { bullets, section } from "./blocks.ts";
import { hourOf } from "./hour-of.ts";
import { metCounts } from "./met-counts.ts";
import type { SlackMessage } from "./slack-message.ts";
import { counted, escaped, when } from "./text.ts";

/** What a channel met; null where the database did not tell. */
export const statsView = (stats: TeamStats | null, days: number): SlackMessage => {
  const lately = `in the last ${counted(days, "day")}`;
  if (stats === null) return said("The counts could not be read just now. Try again in a minute.");
  const flags = stats.flags.length === 0 ? [] : [section(`*Flags that are up*\n${bullets(stats.flags.slice(0, mostShown).map(flagLine))}`)];
  if (stats.errors.length === 0) {
    const text = `This channel met no Coveo error ${lately}.`;
    return { text, blocks: [section(text), ...flags] };
  }
  const shown = stats.errors.slice(0, mostShown);
  const lines = shown.map(
    (error) =>
      `\`${escaped(error.id)}\`: ${metCounts(error).join(", ")}, last ${error.lastIsLookUp ? hourOf(error.last) : when(error.last)}${tallyText(error.feedback) === "" ? "" : `; answers: ${tallyText(error.feedback)}`}`,
  );
  const more = stats.errors.length - shown.length;
  const total = stats.errors.reduce((sum, { count }) => sum + count, 0);
  if (more > 0) lines.push(`and ${counted(more, "other error")}`);
  return {
    text: `This channel met ${counted(stats.errors.length, "kind")} of Coveo error, ${counted(total, "time")} in all, ${lately}.`,
    blocks: [section(`*Met by this channel ${lately}: ${counted(stats.errors.length, "kind")} of Coveo error, ${counted(total, "time")} in all*\n${bullets(lines)}`), ...flags],
  };
};

const mostShown = 15;

const flagLine = ({ id, level, raisedAt, snoozedUntil }: TeamStats["flags"][number]): string =>
  `\`${escaped(id)}\`: ${level}, since ${when(raisedAt)}${snoozedUntil === null ? "" : `, snoozed until ${when(snoozedUntil)}`}`;

const said = (text: string): SlackMessage => ({ text, blocks: [section(text)] });
