import type { ModalView } from "@slack/types";
import type { Occurrence } from "../recurrence/occurrence.ts";
import { bullets, context, section } from "./blocks.ts";
import { errorName } from "./error-name.ts";
import { counted, escaped, link, phrase, when } from "./text.ts";

/** How far back the window looks, in days, and how much it shows at most. */
export const runsDays = 7;
export const mostRuns = 50;

/** A window with the failed runs of an error, the newest first. `met`: the newest occurrences, newest first, one more than are shown where there are more. */
export const runsModal = (errorId: string, met: readonly Occurrence[]): ModalView => {
  const shown = met.slice(0, mostRuns);
  const runs = shown.flatMap((each) => (each.source === "pipeline" ? [each] : []));
  const lookUps = shown.length - runs.length;
  const lines = runs.map(({ project, workflow, branch, runId, runUrl, occurredAt, attempt }) => {
    const name = `${project.name}${workflow === null ? "" : `, ${workflow}`}, run ${runId}`;
    const details = [branch === null ? "" : `on ${phrase(branch, 60)}`, attempt > 1 ? `attempt ${attempt}` : "", when(occurredAt)].filter(Boolean);
    return `${runUrl === null || runUrl.length > longestUrl ? phrase(name) : link(runUrl, name)} (${details.join(", ")})`;
  });
  const notes = [
    lookUps > 0 ? `${counted(lookUps, "time")} it was looked up.` : "",
    met.length > mostRuns ? `Only the newest ${mostRuns} are shown.` : "",
  ].filter(Boolean);
  return {
    type: "modal",
    title: { type: "plain_text", text: `Runs of ${runsDays} days` },
    close: { type: "plain_text", text: "Close" },
    blocks: [
      section(`*${escaped(errorName(errorId))}* in failed pipelines of the last ${counted(runsDays, "day")}`),
      ...(lines.length === 0 ? [section("No failed pipeline met it.")] : pages(lines).map((page) => section(bullets(page)))),
      ...(notes.length === 0 ? [] : [context(notes.join(" "))]),
    ],
  };
};

/** In characters: a longer one would not fit, and a link that is cut is none. */
const longestUrl = 1_000;

/** In characters: with the marks of a list it stays below a section's limit, so that no link is cut. */
const pageLength = 2_700;

const pages = (lines: readonly string[]): string[][] => {
  const all: string[][] = [];
  let length = 0;
  for (const line of lines) {
    const last = all.at(-1);
    length += line.length + 3;
    if (last === undefined || length > pageLength) {
      all.push([line]);
      length = line.length + 3;
    } else last.push(line);
  }
  return all;
};
