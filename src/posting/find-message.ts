import type { Messenger } from "../ports/messenger.ts";
import type { PostingStore } from "../ports/posting-store.ts";
import { channelOf, keyOf, type Posting } from "./posting.ts";

type Ports = { store: Pick<PostingStore, "findPosted" | "markPosted">; messenger: Pick<Messenger, "findPosted"> };

/**
 * Where a message is that was posted, or that somebody posted who died before it was noted. The reservation stays: whoever
 * made it may be at work again by now, and looks for what it posted before it posts anew. `since`: when it may have been tried first (ISO 8601).
 */
export const findMessage = async ({ store, messenger }: Ports, posting: Posting, since: string): Promise<{ ts: string; threadTs?: string } | undefined> => {
  const posted = await store.findPosted(posting);
  if (posted !== undefined) return posted;
  const found = await messenger.findPosted({ channel: channelOf(posting), key: await keyOf(posting), since });
  if (found.kind !== "found") return undefined;
  await store.markPosted(posting, found.ts);
  return { ts: found.ts };
};
