import { answerById } from "../catalog/answer-by-id.ts";
import type { GreenRun } from "../pipelines/open-failure.ts";
import type { StormPlace } from "../recurrence/storm.ts";
import { answerBlocks } from "./answer-blocks.ts";
import { bullets, context, header, section } from "./blocks.ts";
import { errorName } from "./error-name.ts";
import { runLink } from "./run-link.ts";
import type { SlackMessage } from "./slack-message.ts";
import { counted, escaped, phrase, when } from "./text.ts";

/** `recovered`: the run that passed after the place's last failure. */
export type ShownPlace = StormPlace & { recovered: GreenRun | null };

export type ShownStorm = { errorId: string; startedAt: string; places: readonly ShownPlace[]; omitted: number };

/** The message of a storm: where the error is met, and its answer once. */
export const stormView = ({ errorId, startedAt, places, omitted }: ShownStorm): SlackMessage => {
  const answer = answerById(errorId);
  const all = places.length + omitted;
  const lines = places.map(placeLine);
  if (omitted > 0) lines.push(`and ${counted(omitted, "more place")}`);
  const isOver = omitted === 0 && places.every((place) => place.recovered !== null);
  return {
    text: `${counted(all, "place")} failed at about the same time: ${escaped(errorName(errorId))}`,
    blocks: [
      header(errorName(errorId)),
      section(`*The same error in ${counted(all, "place")}* since ${when(startedAt)}${answer === null ? "" : `: ${escaped(answer.title)}`}`),
      ...pages(lines).map((page) => section(page)),
      context(isOver ? "*All have recovered.*" : "What fails within 15 minutes of the last joins this list; when one of these fails later, the thread says so."),
      ...(answer === null ? [] : answerBlocks(answer)),
    ],
  };
};

/** In letters, of a section; a line has 450 at most. */
const longestPage = 2_800;

/** As few sections as hold the lines: between two there is a gap. */
const pages = (lines: readonly string[]): string[] => {
  const made: string[] = [];
  for (const line of lines.map((each) => bullets([each]))) {
    const page = made.length === 0 ? line : `${made.at(-1)}\n${line}`;
    if (made.length > 0 && page.length <= longestPage) made[made.length - 1] = page;
    else made.push(line);
  }
  return made;
};

const placeLine = ({ project, branch, occurrences, recovered }: ShownPlace): string => {
  const last = occurrences.at(-1);
  const where = `${phrase(project.name, 60)}${branch === null ? "" : ` on ${phrase(branch, 40)}`}`;
  if (recovered !== null) return `${where}: *recovered* in ${runLink(recovered)}`;
  const times = occurrences.length > 1 ? `, ${counted(occurrences.length, "time")}` : "";
  return `*${where}*: ${last === undefined ? "" : `${runLink(last)}, ${when(last.occurredAt)}`}${times}`;
};
