import { MessageHeldError, UnavailableError } from "../errors.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Messenger } from "../ports/messenger.ts";
import type { PostingStore } from "../ports/posting-store.ts";
import type { SlackMessage } from "../views/slack-message.ts";
import { channelOf, keyOf, type Posting } from "./posting.ts";

type Ports = { store: PostingStore; messenger: Pick<Messenger, "send" | "findPosted">; clock: Clock; log: Log };

/** `refused`: Slack will never take it there (an unknown or archived channel, say). */
export type Posted = { kind: "posted"; ts: string; threadTs?: string } | { kind: "refused"; reason: string };

/** Longer than Slack's slowest answer, shorter than the queue's visibility time-out. */
const leaseSeconds = 15;
/** Slack's slowest answer: with less left, another may look for the message before it is there. */
const sendSeconds = 5;

/**
 * Posts a message once: reserve, post with a key in the metadata, mark. Slack has no idempotency key, so a
 * reservation that an earlier try left behind is reconciled first: the message may be there although its answer was lost.
 * `threadTs` puts it into the thread of that message; what an earlier try put elsewhere stays there. `message` is made only where it is posted.
 */
export const postOnce = async (
  ports: Ports,
  posting: Posting,
  { message, threadTs }: { message: () => SlackMessage | Promise<SlackMessage>; threadTs?: string },
): Promise<Posted> => {
  const { store, messenger } = ports;
  const channel = channelOf(posting);
  let begun = ports.clock().getTime();
  const reservation = await reserve(ports, posting, threadTs);
  if (reservation.kind === "posted") return reservation;

  const key = await keyOf(posting);
  const thread = threadTs === undefined ? {} : { threadTs };
  if (reservation.takenOver) {
    const tried = reservation.threadTs === undefined ? {} : { threadTs: reservation.threadTs };
    const earlier = await messenger.findPosted({ channel, key, since: reservation.firstTriedAt, until: reservation.triedUntil, ...tried });
    if (earlier.kind === "found") {
      await store.markPosted(posting, earlier.ts);
      return { kind: "posted", ts: earlier.ts, ...tried };
    }
    // Twice rather than never: docs/decisions/slack-scopes.md.
    if (earlier.kind === "unsure") ports.log("message-may-come-twice", { channel, of: posting.kind, reason: earlier.reason }, "warn");
    if (tried.threadTs !== threadTs) {
      // It is nowhere: what is remembered from now on is where it goes now.
      await store.release(posting);
      begun = ports.clock().getTime();
      const anew = await reserve(ports, posting, threadTs);
      if (anew.kind === "posted") return anew;
    }
  }
  const isHeld = (): boolean => ports.clock().getTime() - begun <= (leaseSeconds - sendSeconds) * 1000;
  let made: SlackMessage;
  try {
    made = await message();
  } catch (error) {
    // Nothing was sent: the next try need not wait for the reservation to run out.
    if (isHeld()) await store.release(posting);
    throw error;
  }
  if (!isHeld()) throw new MessageHeldError(leaseSeconds);
  const sent = await messenger.send({ channel, message: made, key, ...thread });
  switch (sent.kind) {
    case "posted":
      await store.markPosted(posting, sent.ts);
      return { ...sent, ...thread };
    case "refused":
      await store.release(posting);
      ports.log("message-refused", { channel, reason: sent.reason, of: posting.kind }, "warn");
      return sent;
    case "wait":
      await store.release(posting);
      throw new UnavailableError("slack", "Slack asked to wait before the next message", { retryAfter: sent.seconds });
  }
};

const reserve = async ({ store, clock }: Ports, posting: Posting, threadTs: string | undefined) => {
  const reservation = await store.reserve(posting, leaseSeconds, threadTs);
  if (reservation.kind === "held") throw new MessageHeldError(secondsUntil(reservation.until, clock()));
  return reservation;
};

const secondsUntil = (time: string, now: Date): number =>
  Math.max(1, Math.ceil((Date.parse(time) - now.getTime()) / 1000));
