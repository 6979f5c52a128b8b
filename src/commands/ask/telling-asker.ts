import { MessageHeldError, UnavailableError } from "../../errors.ts";
import type { SlackWork } from "../../pipelines/queue-message.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { Messenger } from "../../ports/messenger.ts";
import type { PostingStore } from "../../ports/posting-store.ts";
import type { LateReplies } from "../../ports/replies.ts";
import { postOnce } from "../../posting/post-once.ts";
import { gaveUpView } from "../../views/gave-up-view.ts";

type Ports = { store: PostingStore; messenger: Messenger; late: LateReplies; clock: Clock; log: Log };
type Asked = SlackWork<"explain"> | SlackWork<"run"> | SlackWork<"question">;

/** Whether somebody waits for what comes of the work. */
export const isAsked = <W extends { work: string }>(work: W | Asked): work is Asked => ["explain", "run", "question"].includes(work.work);

/** With growing pauses these take a minute: who asked is still there. */
const mostTries = 6;
/** In milliseconds: an answer that comes later is of no use. */
const patience = 600_000;

/** Does what somebody waits for. Where it fails too often or for too long it is given up, and whoever asked is told, with the reference; before that the fault goes on, and it is tried again. */
export const tellingAsker = async (ports: Ports, work: Asked, received: number, does: () => Promise<void>): Promise<void> => {
  const isLate = (): boolean => ports.clock().getTime() - Date.parse(work.askedAt) > patience;
  // It was to be given up before: either nobody could be told yet, or each try ended the process, as another one would.
  if (received > mostTries && isLate()) return giveUp(ports, work, received, { error: "unfinished" });
  try {
    return await does();
  } catch (error) {
    // Another try is at it.
    if (error instanceof MessageHeldError || (received < mostTries && !isLate())) throw error;
    const reason = error instanceof UnavailableError ? { unavailable: error.service, reason: error.message } : {};
    return giveUp(ports, work, received, { error: error instanceof Error ? error.name : "unknown", ...reason });
  }
};

const giveUp = async (ports: Ports, work: Asked, received: number, why: { error: string; unavailable?: string; reason?: string }): Promise<void> => {
  const told = await tell(ports, work);
  ports.log("question-given-up", { work: work.work, channel: work.channel, received, told, ...why }, "error");
};

/** Where the answer would have stood. */
const tell = async (ports: Ports, work: Asked): Promise<string> => {
  const { channel, user, askedAt } = work;
  const message = gaveUpView(work.correlationId);
  if (work.work === "question") {
    const threadTs = work.threadTs ?? (work.direct ? undefined : work.ts);
    const posted = await postOnce(ports, { kind: "answer", channel, ts: work.ts }, { message: () => message, ...(threadTs === undefined ? {} : { threadTs }) });
    return posted.kind === "posted" ? "told" : posted.reason;
  }
  const told = await ports.late.tellLater({ channel, user, message, response: work.response, askedAt, now: ports.clock() });
  return told.kind === "told" ? "told" : told.reason;
};
