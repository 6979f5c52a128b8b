import type { KnownBlock } from "@slack/types";
import type { FailedRun } from "../pipelines/failed-run.ts";
import type { Found } from "../pipelines/read-failed-jobs.ts";
import { answerName, markedHeadLine } from "./answer-blocks.ts";
import { bullets, context, preformatted, section } from "./blocks.ts";
import { failureButtons, type OccurrenceSubject } from "./not-this-error.ts";
import { runLink } from "./run-link.ts";
import type { SlackMessage } from "./slack-message.ts";
import { cut, escaped, phrase, when } from "./text.ts";

/** A failure that was answered before, for the thread of that answer: which run, when, the line that proves it. `subjects`: its occurrences, which the buttons are about. */
export const repeatView = ({ run, found, subjects }: { run: FailedRun; found: readonly Found[]; subjects?: readonly [OccurrenceSubject, ...OccurrenceSubject[]] }): SlackMessage => {
  const [first, ...others] = found;
  if (first === undefined) throw new RangeError("a repeat needs at least one error");
  const { diagnosis, job } = first;
  const blocks: KnownBlock[] = [
    section(`*Again* in ${runLink(run)}, ${when(run.occurredAt)}.`),
    ...(diagnosis.excerpt === null ? [] : [preformatted(cut(diagnosis.excerpt, longestExcerpt))]),
    context(`${phrase(job.name)}, line ${diagnosis.line}. ${phrase(diagnosis.because, 300)}`),
  ];
  if (others.length > 0) blocks.push(section(`*Also in this run*\n${bullets(others.slice(0, mostOthers).map(otherLine))}`));
  if (subjects !== undefined) blocks.push(failureButtons(subjects, { note: false }));
  return { text: `${phrase(run.project.name)} failed again: ${escaped(answerName(diagnosis))}`, blocks };
};

const longestExcerpt = 400;
const mostOthers = 8;

const otherLine = ({ diagnosis }: Found): string => markedHeadLine(diagnosis);
