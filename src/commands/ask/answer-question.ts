import { diagnoseRun } from "../../pipelines/diagnose-run.ts";
import type { ExplainPorts } from "../../pipelines/explain-failure.ts";
import type { SlackWork } from "../../pipelines/queue-message.ts";
import type { ChannelStore, FindRun, FindRunByUrl, MessageReader, Queue, RunStore } from "../../ports.ts";
import { resumePosting } from "../../channels/resume-posting.ts";
import { postOnce } from "../../posting/post-once.ts";
import { commandView } from "../../views/command-view.ts";
import { explainedView } from "../../views/explained-view.ts";
import { helpView } from "../../views/help-view.ts";
import { notAQuestionView, notReadView, withSecretLine } from "../../views/question-view.ts";
import { withReferenceLine } from "../../views/reference-line.ts";
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
import { isQuestion } from "./question-command.ts";

export type QuestionPorts = ExplainPorts &
  TeamPorts &
  ExplainSaidPorts & {
    store: ExplainPorts["store"] & TeamPorts["store"] & RunStore & ChannelStore;
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
  if (hidden || work.threadTs === null) return withSecretLine(helpView(null, { command: ports.command }), hidden);
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

const answerTyped = async (ports: QuestionPorts, { channel, user, correlationId }: SlackWork<"question">, text: string): Promise<SlackMessage> => {
  const address = ports.findRunByUrl(text);
  if (address !== undefined) return runView(await diagnoseRun({ ...ports, findRun: findRunNow(ports.findRun) }, address, { channel, correlationId }));
  const command = parseCommand(text);
  if (!isQuestion(command)) return notAQuestionView(text, { command: ports.command });
  const answer = await answerCommand(ports, command, { channel, user });
  const message = commandView(answer, ports.command);
  return didNotWork(answer) ? withReferenceLine(message, correlationId) : message;
};

const answerSaid = async (ports: QuestionPorts, { channel, hidden }: SlackWork<"question">, said: Said): Promise<SlackMessage> => {
  const { explained, met } = await explainCounted(ports, said, channel);
  return explainedView(explained, { command: ports.command, met, hidden });
};
