import { UnavailableError } from "../../errors.ts";
import { diagnoseRun } from "../../pipelines/diagnose-run.ts";
import type { ExplainPorts } from "../../pipelines/explain-failure.ts";
import { replyToNotification } from "../../pipelines/notification/told-by-notification.ts";
import type { SlackWork } from "../../pipelines/queue-message.ts";
import type { FindRun } from "../../ports/find-run.ts";
import type { MessageReader } from "../../ports/message-reader.ts";
import type { NoteStore } from "../../ports/note-store.ts";
import { postOnce } from "../../posting/post-once.ts";
import { explainedView } from "../../views/explained-view.ts";
import { errorIdsOf } from "../ask/error-ids-of.ts";
import { withAllBeside } from "../ask/with-all-beside.ts";
import type { SlackMessage } from "../../views/slack-message.ts";
import { explainSaid, type ExplainSaidPorts } from "../ask/explain-said.ts";

/** In milliseconds: how long after a notification its run may end, to be the reason for an answer. */
const longestWait = 600_000;

export type NotificationPorts = ExplainPorts & ExplainSaidPorts & { store: NoteStore; findRun: FindRun; reader: MessageReader; command: string };

/**
 * Answers another app's message of a failed run in its thread, where the run or the message holds a Coveo error; else it
 * does nothing. The run comes first: what its webhook told, or will tell, is not told again.
 */
export const answerNotification = async (ports: NotificationPorts, work: SlackWork<"notification">): Promise<void> => {
  if (await answersByRun(ports, work)) return;
  const { channel, ts, run } = work;
  const read = await ports.reader.readSaid({ channel, ts });
  if (read.kind === "refused") return ports.log("notification-not-read", { channel, reason: read.reason }, "warn");
  const explained = await explainSaid(ports, read.said);
  // Words alone prove nothing here: nobody asked.
  if (explained.kind !== "diagnosed") return;
  const posting = run === null ? { kind: "answer" as const, channel, ts } : replyToNotification(channel, run);
  const message = (): Promise<SlackMessage> =>
    withAllBeside(ports, explainedView({ ...explained, unread: [] }, { command: ports.command, met: null, hidden: false, time: { at: ports.clock(), isNow: false }, inThread: true }), { channel, errorId: errorIdsOf(explained)[0], answerId: `${channel}:${ts}` });
  const posted = await postOnce(ports, posting, { threadTs: ts, message });
  ports.log("notification-answered", { channel, outcome: posted.kind, by: "message" });
};

/** Whether the run says all that there is to say: the answer is posted with it, or somewhere already, or it is not for this channel to hear. */
const answersByRun = async (ports: NotificationPorts, { channel, ts, run, correlationId }: SlackWork<"notification">): Promise<boolean> => {
  if (run === null) return false;
  const address = { ...run, attempt: run.attempt ?? undefined };
  const own = { ...ports, under: { channel, ts } };
  const described = await diagnoseRun(own, address, { channel, correlationId });
  switch (described.kind) {
    case "known": {
      const { outcome } = described.run;
      if (outcome?.kind === "nothing-found" || outcome?.kind === "no-log") return false;
      ports.log("notification-answered", { channel, outcome: outcome?.told === undefined ? "not-posted" : "told", by: "run" });
      return true;
    }
    case "under-way":
      // A step of the run may tell of it, as it does with Jenkins and CircleCI, before the run has ended.
      if (ports.clock().getTime() - Number(ts) * 1000 > longestWait) return false;
      throw new UnavailableError(run.connection, "The run that a notification tells of is still under way", { retryAfter: 20 });
    case "not-failed":
    case "left-alone":
    case "not-admitted":
    case "unavailable":
    case "being-read":
      return true;
    case "not-yours":
    case "unknown":
    case "cannot-tell":
    case "not-read":
      return false;
  }
};
