import { diagnoseRun } from "../../pipelines/diagnose-run.ts";
import type { ExplainPorts } from "../../pipelines/explain-failure.ts";
import type { SlackWork } from "../../pipelines/queue-message.ts";
import type { ChannelStore } from "../../ports/channel-store.ts";
import type { FindRun, FindRunByUrl } from "../../ports/find-run.ts";
import type { MessageReader } from "../../ports/message-reader.ts";
import type { NoteStore } from "../../ports/note-store.ts";
import type { Queue } from "../../ports/queue.ts";
import type { RunStore } from "../../ports/run-store.ts";
import type { StatusPage } from "../../ports/status-page.ts";
import { safelyDescribed } from "../../pipelines/safely-described.ts";
import { resumePosting } from "../../channels/resume-posting.ts";
import { postOnce } from "../../posting/post-once.ts";
import { commandView } from "../../views/command-view.ts";
import { explainedView } from "../../views/explained-view.ts";
import { lookUpView } from "../../views/look-up-view.ts";
import { howToAskView, notAQuestionView, notReadView, withSecretLine } from "../../views/question-view.ts";
import { withReferenceLine } from "../../views/reference-line.ts";
import type { AnswerTime } from "../../views/answer-blocks.ts";
import { withWishButton } from "../../views/wish-button.ts";
import { runView } from "../../views/run-view.ts";
import type { SlackMessage } from "../../views/slack-message.ts";
import { answerCommand } from "../answer-command.ts";
import { didNotWork } from "../did-not-work.ts";
import { parseCommand } from "../parse-command.ts";
import type { TeamPorts } from "../team/team-ports.ts";
import type { Said } from "./chosen-message.ts";
import { explainCounted } from "./explain-counted.ts";
import type { ExplainSaidPorts } from "./explain-said.ts";
import { findRunNow } from "./find-run-now.ts";
import { withAllBeside } from "./with-all-beside.ts";
import { isQuestion } from "./question-command.ts";

export type QuestionPorts = ExplainPorts &
  TeamPorts &
  ExplainSaidPorts & {
    store: ExplainPorts["store"] & TeamPorts["store"] & RunStore & ChannelStore & NoteStore;
    statusPage: StatusPage;
    reader: MessageReader;
    queue: Pick<Queue, "send">;
    findRun: FindRun;
    findRunByUrl: FindRunByUrl;
    command: string;
  };

/** Answers a mention or a direct message where it stands: once, though Slack sends its event again. */
export const answerQuestion = async (ports: QuestionPorts, work: SlackWork<"question">): Promise<void> => {
  const { channel, ts, direct } = work;
  const threadTs = work.threadTs ?? (direct ? undefined : ts);
  const message = (): Promise<SlackMessage> => answerTo(ports, work);
  if (!direct) await reopen(ports, channel, ts);
  const posted = await postOnce(ports, { kind: "answer", channel, ts }, threadTs === undefined ? { message } : { message, threadTs });
  ports.log("question-answered", { channel, outcome: posted.kind });
};

/** Slack tells of a mention only where the app is: a channel where posting stopped before is open again, though nobody said so. */
const reopen = async (ports: QuestionPorts, channel: string, ts: string): Promise<void> => {
  const { stopped } = await ports.store.findChannel(channel);
  if (stopped !== null && Number(ts) * 1000 > Date.parse(stopped.triedAt)) await resumePosting(ports, channel);
};

const answerTo = async (ports: QuestionPorts, work: SlackWork<"question">): Promise<SlackMessage> => {
  const said: Said = { ...work, text: withoutCommand(work.text, ports.command) };
  const { hidden } = work;
  if (said.text !== "" && said.files.length === 0 && !isPasted(said.text)) return withSecretLine(await answerTyped(ports, work, said.text), hidden);
  if (said.text !== "" || said.files.length > 0) return answerSaid(ports, work, said);
  if (hidden || work.threadTs === null) return withSecretLine(howToAskView({ command: ports.command, direct: work.direct }), hidden);
  // A mention without a word is about what its thread began with.
  const parent = await ports.reader.readSaid({ channel: work.channel, ts: work.threadTs });
  return parent.kind === "said" ? answerSaid(ports, work, parent.said) : notReadView(parent.reason, { command: ports.command });
};

/** Somebody used to the command types its name here too. */
const withoutCommand = (text: string, command: string): string => {
  const typed = text.trim();
  return typed === command || typed.startsWith(`${command} `) ? typed.slice(command.length).trim() : typed;
};

/** In characters. */
const longestTyped = 300;

const isPasted = (text: string): boolean => text.includes("\n") || text.length > longestTyped;

const answerTyped = async (ports: QuestionPorts, work: SlackWork<"question">, text: string): Promise<SlackMessage> => {
  const { channel, user, correlationId } = work;
  const address = ports.findRunByUrl(text);
  if (address !== undefined) return runView(await safelyDescribed(ports.redact, await diagnoseRun({ ...ports, findRun: findRunNow(ports.findRun) }, address, { channel, correlationId })));
  const command = parseCommand(text);
  if (!isQuestion(command)) return notAQuestionView(text, { command: ports.command });
  const answer = await answerCommand(ports, command, { channel, user });
  if (answer.kind === "look-up") {
    const { lookUp, met } = answer;
    const [first] = lookUp.answers;
    const message = lookUpView(lookUp, met, { command: ports.command, time: timeOf(ports), inThread: true });
    return first === undefined ? withWishButton(message, { askId: answerIdOf(work), query: lookUp.query }) : withAllBeside(ports, message, { channel, errorId: first.id, answerId: answerIdOf(work) });
  }
  const message = commandView(answer, ports.command);
  return didNotWork(answer) ? withReferenceLine(message, correlationId) : message;
};

const answerSaid = async (ports: QuestionPorts, work: SlackWork<"question">, said: Said): Promise<SlackMessage> => {
  const { channel, hidden } = work;
  const { explained, errorIds, met } = await explainCounted(ports, said, channel);
  const message = explainedView(explained, { command: ports.command, met, hidden, time: timeOf(ports), inThread: true });
  return withAllBeside(ports, message, { channel, errorId: errorIds[0], answerId: answerIdOf(work) });
};

/** It stays to be read, so it does not say how long something is from now. */
const timeOf = ({ clock }: QuestionPorts): AnswerTime => ({ at: clock(), isNow: false });

/** One question, one answer. */
const answerIdOf = ({ channel, ts }: SlackWork<"question">): string => `${channel}:${ts}`;
