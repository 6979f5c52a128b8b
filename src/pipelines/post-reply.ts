import { ReplyHeldError, UnavailableError } from "../errors.ts";
import type { Clock, Log, Messenger, ReplyStore } from "../ports.ts";
import { digestOf } from "../signatures/digest-of.ts";
import type { SlackMessage } from "../views/slack-message.ts";
import type { FailedRun } from "./failed-run.ts";

type Ports = { store: ReplyStore; messenger: Messenger; clock: Clock; log: Log };
type Reply = { run: FailedRun; channel: string; message: SlackMessage };

/** `refused`: Slack will never take it there (an unknown or archived channel, say). */
export type Posted = { kind: "posted" } | { kind: "refused"; reason: string };

/** Longer than Slack's slowest answer, shorter than the queue's visibility time-out. */
const leaseSeconds = 15;

/**
 * Posts a run's reply once: reserve, post with a key in the metadata, mark. Slack has no idempotency key, so a
 * reservation that an earlier try left behind is reconciled first: the message may be there although its answer was lost.
 */
export const postReply = async (ports: Ports, { run, channel, message }: Reply): Promise<Posted> => {
  const { store, messenger } = ports;
  const reservation = await store.reserveReply({ run, channel, leaseSeconds });
  if (reservation.kind === "posted") return reservation;
  if (reservation.kind === "held") throw new ReplyHeldError(secondsUntil(reservation.until, ports.clock()));

  const key = await replyKey(run, channel);
  if (reservation.takenOver) {
    const earlier = await messenger.findPosted({ channel, key, since: reservation.firstTriedAt });
    if (earlier !== undefined) {
      await store.markReplyPosted({ run, channel, ts: earlier.ts });
      return { kind: "posted" };
    }
  }
  const sent = await messenger.send({ channel, message, key });
  switch (sent.kind) {
    case "posted":
      await store.markReplyPosted({ run, channel, ts: sent.ts });
      return { kind: "posted" };
    case "refused":
      await store.releaseReply({ run, channel });
      ports.log("reply-refused", { channel, reason: sent.reason, runId: run.runId });
      return sent;
    case "wait":
      await store.releaseReply({ run, channel });
      throw new UnavailableError("slack", "Slack asked to wait before the next message", { retryAfter: sent.seconds });
  }
};

const secondsUntil = (time: string, now: Date): number =>
  Math.max(1, Math.ceil((Date.parse(time) - now.getTime()) / 1000));

/** Opaque: everybody in the workspace can read a message's metadata. */
const replyKey = ({ project, runId, attempt, occasion }: FailedRun, channel: string): Promise<string> =>
  digestOf(project.connection, project.key, runId, String(attempt), occasion ?? "", channel);
