import type { Clock, Log, Messenger, NoticeStore } from "../ports.ts";
import { digestOf } from "../signatures/digest-of.ts";
import { operationsView } from "../views/operations-view.ts";

export type TellPorts = { store: NoticeStore; messenger: Messenger; clock: Clock; log: Log; operationsChannel: string | undefined };

/** What whoever runs the bot has to mend, about one connection. */
export type Notice = { connection: string; reason: string };

/** Tells the operations channel, once a day and connection; without such a channel it is only logged. */
export const tellOperations = async ({ store, messenger, clock, log, operationsChannel: channel }: TellPorts, notice: Notice): Promise<void> => {
  log("connection-ill", { connection: notice.connection, reason: notice.reason }, "warn");
  if (channel === undefined) return;
  const day = clock().toISOString().slice(0, 10);
  if (!(await store.noteFirst({ day, subject: notice.connection }))) return;
  try {
    const sent = await messenger.send({ channel, message: operationsView(notice), key: await digestOf("operations", day, notice.connection) });
    if (sent.kind !== "posted") log("operations-not-told", { connection: notice.connection, reason: sent.kind === "refused" ? sent.reason : "Slack asked to wait" }, "warn");
    if (sent.kind === "wait") await store.forgetNote({ day, subject: notice.connection });
  } catch (error) {
    await store.forgetNote({ day, subject: notice.connection });
    throw error;
  }
};
