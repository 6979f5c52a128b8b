import type { Messenger } from "../ports/messenger.ts";
import type { PostingStore } from "../ports/posting-store.ts";
import { keyOf } from "../posting/posting.ts";
import type { OpenFailure } from "./open-failure.ts";

/**
 * The message that a claimant posted before it died, if it did. Its reservation stays: it may be at work again by now, and
 * looks for what it posted before it posts anew.
 */
export const adoptMessage = async ({ store, messenger }: { store: PostingStore; messenger: Messenger }, { run, channel, claimedAt }: OpenFailure): Promise<string | undefined> => {
  const posting = { kind: "reply" as const, run, channel };
  const posted = await store.findPosted(posting);
  if (posted !== undefined) return posted.threadTs ?? posted.ts;
  const found = await messenger.findPosted({ channel, key: await keyOf(posting), since: claimedAt });
  if (found.kind !== "found") return undefined;
  await store.markPosted(posting, found.ts);
  return found.ts;
};
