import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Messenger } from "../ports/messenger.ts";
import type { PostingStore } from "../ports/posting-store.ts";
import type { LateReplies } from "../ports/replies.ts";
import { postOnce } from "../posting/post-once.ts";
import type { SlackMessage } from "../views/slack-message.ts";

export type TellPersonPorts = { store: PostingStore; messenger: Messenger; late: LateReplies; clock: Clock; log: Log };

/**
 * Tells one person alone: in a direct message, else (the app may have no Messages tab, or the person none) in a channel
 * where only they see it. Where Slack refuses both, that is its end: the log says so.
 */
export const tellPerson = async (ports: TellPersonPorts, { user, channel, about, message }: { user: string; channel: string; about: string; message: SlackMessage }): Promise<"told" | "not-told"> => {
  const { late, clock, log } = ports;
  const posted = await postOnce(ports, { kind: "told", channel: user, about }, { message: () => message });
  if (posted.kind === "posted") return "told";
  const now = clock();
  const told = await late.tellLater({ channel, user, message, response: null, askedAt: now.toISOString(), now });
  if (told.kind === "told") return "told";
  log("person-not-told", { channel, reason: told.reason, direct: posted.reason }, "warn");
  return "not-told";
};
