import { partsOf, type Posting } from "../../posting/posting.ts";
import type { Clock } from "../../ports/clock.ts";
import type { PostingStore } from "../../ports/posting-store.ts";
import { occurrenceDays } from "../../recurrence/occurrence.ts";
import { createExpiringMap } from "./create-expiring-map.ts";
import { memoryKey } from "./memory-key.ts";

type State = { firstTriedAt: string; reservedUntil: string; ts: string | undefined; threadTs?: string };

export const createPostingStore = (clock: Clock): PostingStore => {
  const postings = createExpiringMap<State>(clock, occurrenceDays);

  return {
    reserve: async (posting, leaseSeconds, threadTs) => {
      const now = clock();
      const known = postings.find(postingKey(posting));
      if (known?.ts !== undefined) return { kind: "posted", ts: known.ts, ...threadOf(known) };
      if (known !== undefined && known.reservedUntil > now.toISOString()) return { kind: "held", until: known.reservedUntil };
      const firstTriedAt = known?.firstTriedAt ?? now.toISOString();
      const reservedUntil = new Date(now.getTime() + leaseSeconds * 1000).toISOString();
      const thread = threadOf(known ?? { threadTs });
      postings.put(postingKey(posting), { firstTriedAt, reservedUntil, ts: undefined, ...thread });
      return known === undefined ? { kind: "reserved", takenOver: false, firstTriedAt } : { kind: "reserved", takenOver: true, firstTriedAt, triedUntil: known.reservedUntil, ...thread };
    },

    markPosted: async (posting, ts) => {
      const now = clock().toISOString();
      const known = postings.find(postingKey(posting));
      if (known === undefined) postings.put(postingKey(posting), { firstTriedAt: now, reservedUntil: now, ts });
      else postings.replace(postingKey(posting), { ...known, ts });
    },

    release: async (posting) => {
      if (postings.find(postingKey(posting))?.ts === undefined) postings.delete(postingKey(posting));
    },

    findPosted: async (posting) => {
      const known = postings.find(postingKey(posting));
      return known?.ts === undefined ? undefined : { ts: known.ts, ...threadOf(known) };
    },
  };
};

const threadOf = ({ threadTs }: { threadTs?: string | undefined }): { threadTs?: string } => (threadTs === undefined ? {} : { threadTs });

const postingKey = (posting: Posting): string => memoryKey(...partsOf(posting));
