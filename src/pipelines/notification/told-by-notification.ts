import type { PostingStore } from "../../ports/posting-store.ts";
import type { Posting } from "../../posting/posting.ts";
import type { FailedRun, Told } from "../failed-run.ts";

/** A run as an address has it: what it does not say is not known. */
export type AddressedRun = { connection: string; name: string; runId: string; attempt?: number | null | undefined };

/** The reply to another app's message that itself held the error of a run that could not be read. Once for each run, however many messages tell of it. */
export const replyToNotification = (channel: string, { connection, name, runId, attempt }: AddressedRun): Posting => ({
  kind: "told",
  channel,
  about: JSON.stringify(["notification", connection, name, runId, attempt ?? 1]),
});

/** Where such a reply told of a run whose own delivery came later. */
export const toldByNotification = async ({ store }: { store: PostingStore }, channel: string, { project, runId, attempt }: FailedRun): Promise<Told | undefined> => {
  // The addresses of some providers leave the last part of a project's name open.
  for (const name of [project.name, project.name.replace(/[^/]+$/, "*")]) {
    const posted = await store.findPosted(replyToNotification(channel, { connection: project.connection, name, runId, attempt }));
    if (posted !== undefined) return { as: "thread", channel, ts: posted.ts };
  }
  return undefined;
};
