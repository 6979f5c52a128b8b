import type { KnownBlock } from "@slack/types";
import type { Note } from "../notes/note.ts";
import type { FailedRun } from "../pipelines/failed-run.ts";
import type { FailureStatus } from "../pipelines/failure-status.ts";
import type { Found } from "../pipelines/read-failed-jobs.ts";
import { answerBlocks, answerName, markedHeadLine } from "./answer-blocks.ts";
import type { CoveoStatus } from "../ports/status-page.ts";
import { bullets, context, divider, header, preformatted, section } from "./blocks.ts";
import { coveoStatusLine } from "./coveo-status-line.ts";
import { feedbackButtons } from "./feedback-buttons.ts";
import { failureButtons, type OccurrenceSubject } from "./not-this-error.ts";
import { noteLine } from "./note-lines.ts";
import { statusBlock, statusText } from "./status-block.ts";
import type { SlackMessage } from "./slack-message.ts";
import { counted, cut, escaped, link, phrase, when } from "./text.ts";

type Explained = {
  run: FailedRun;
  found: readonly Found[];
  omittedJobs: number;
  unreadable: string | null;
  /** Of a failure that was told for the first time where it is not given. */
  status?: FailureStatus | undefined;
  /** What the team noted on its first error last. */
  note?: Note | undefined;
  /** What Coveo's status page says, where that matters. */
  coveo?: CoveoStatus | undefined;
  /** Its occurrences, which the buttons are about: of its first error first. */
  subjects?: readonly [OccurrenceSubject, ...OccurrenceSubject[]] | undefined;
};

/** The reply to a failed run, headed by its first error. */
export const failureView = ({ run, found, omittedJobs, unreadable, status = firstTime(run), note, coveo, subjects }: Explained): SlackMessage => {
  const [first, ...others] = found;
  if (first === undefined) throw new RangeError("a reply needs at least one error");
  const blocks: KnownBlock[] = [
    header(answerName(first.diagnosis)),
    section(`${runLine(run)}: ${escaped(first.diagnosis.title)}`),
    statusBlock(status),
    ...(note === undefined ? [] : [context(noteLine(note))]),
    ...(coveo === undefined ? [] : [context(coveoStatusLine(coveo))]),
    ...evidenceBlocks(first),
    ...answerBlocks(first.diagnosis, { at: new Date(run.occurredAt), isNow: false }),
  ];
  if (others.length > 0) {
    blocks.push(divider, section(`*Also in this run*\n${bullets(others.slice(0, mostOthers).map(otherLine))}`));
  }
  const limits = [
    omittedJobs > 0 ? `The logs of ${counted(omittedJobs, "more failed job")} were not read.` : "",
    unreadable === null ? "" : `A job's log could not be read: ${phrase(unreadable)}.`,
  ].filter(Boolean);
  if (limits.length > 0) blocks.push(context(limits.join(" ")));
  if (subjects !== undefined) blocks.push(failureButtons(subjects, { note: true }), feedbackButtons({ answerId: subjects[0].dedupeId, errorId: subjects[0].errorId }));
  return { text: statusText(run.project.name, first.diagnosis.id, status), blocks };
};

const firstTime = ({ occurredAt: at, runId, attempt, runUrl }: FailedRun): FailureStatus => ({ count: 1, since: at, last: { runId, attempt, runUrl, at }, recovered: null });

const mostOthers = 8;

/** In characters: that it failed is said behind it, within a link's 120. */
const longestName = 110;

const runLine = (run: FailedRun): string => {
  const name = `${cut(`${run.project.name}${run.workflow === null ? "" : `, ${run.workflow}`}`.replaceAll(/\s+/g, " "), longestName)} failed`;
  const details = [
    run.branch === null ? "" : `on ${phrase(run.branch, 60)}`,
    run.attempt > 1 ? `attempt ${run.attempt}` : "",
    when(run.occurredAt),
  ].filter(Boolean);
  return `*${run.runUrl === null ? phrase(name) : link(run.runUrl, name)}* (${details.join(", ")})`;
};

const evidenceBlocks = ({ diagnosis, job }: Found): KnownBlock[] => {
  const times = diagnosis.count > 1 ? `, ${diagnosis.count} times in all` : "";
  const where = `${phrase(job.name)}, line ${diagnosis.line}${times}. ${phrase(diagnosis.because, 300)}`;
  return diagnosis.excerpt === null ? [context(where)] : [preformatted(diagnosis.excerpt), context(where)];
};

const otherLine = ({ diagnosis, job }: Found): string =>
  `${markedHeadLine(diagnosis)} (${phrase(job.name, 60)}, line ${diagnosis.line})`;
