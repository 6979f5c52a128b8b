import type { TeamStats } from "../recurrence/team-stats.ts";
import { bullets, section } from "./blocks.ts";
import type { SlackMessage } from "./slack-message.ts";
import { counted, escaped, when } from "./text.ts";

/** What a channel met; null where the database did not tell. */
export const statsView = (stats: TeamStats | null, days: number): SlackMessage => {
  const lately = `in the last ${counted(days, "day")}`;
  if (stats === null) return said("The counts could not be read just now. Try again in a minute.");
  if (stats.errors.length === 0) return said(`This channel met no Coveo error ${lately}.`);
  const shown = stats.errors.slice(0, mostShown);
  const lines = shown.map(
    (error) =>
      `\`${escaped(error.id)}\`: ${counted(error.pipelines, "failed pipeline")}, ${counted(error.lookups, "look-up")}, last ${when(error.last)}`,
  );
  const more = stats.errors.length - shown.length;
  if (more > 0) lines.push(`and ${counted(more, "other error")}`);
  return {
    text: `This channel met ${counted(stats.errors.length, "Coveo error")} ${lately}.`,
    blocks: [section(`*Met by this channel ${lately}*\n${bullets(lines)}`)],
  };
};

const mostShown = 15;

const said = (text: string): SlackMessage => ({ text, blocks: [section(text)] });
