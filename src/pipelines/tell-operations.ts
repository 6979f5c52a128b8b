import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Messenger } from "../ports/messenger.ts";
import type { PostingStore } from "../ports/posting-store.ts";
import { postOnce } from "../posting/post-once.ts";
import { operationsView } from "../views/operations-view.ts";

export type TellPorts = { store: PostingStore; messenger: Messenger; clock: Clock; log: Log; operationsChannel: string | undefined };

/** What whoever runs the bot has to mend, about one connection. */
export type Notice = { connection: string; reason: string };

/** Tells the operations channel, once a day and connection; without such a channel it is only logged. It may be repeated; throws UnavailableError and MessageHeldError as posting does. */
export const tellOperations = async (ports: TellPorts, notice: Notice): Promise<void> => {
  const { clock, log, operationsChannel: channel } = ports;
  log("connection-ill", { connection: notice.connection, reason: notice.reason }, "warn");
  if (channel === undefined) return;
  const day = clock().toISOString().slice(0, 10);
  const posted = await postOnce(ports, { kind: "told", channel, about: `ill ${day} ${notice.connection}` }, { message: () => operationsView(notice) });
  if (posted.kind === "refused") log("operations-not-told", { connection: notice.connection, reason: posted.reason }, "warn");
};
