import type { Posting } from "../posting/posting.ts";

export type Reservation =
  | { kind: "reserved"; takenOver: false; firstTriedAt: string }
  /** `triedUntil`: when the reservation of the latest try ran out. `threadTs`: the thread that the first try was for, where it was for one. */
  | { kind: "reserved"; takenOver: true; firstTriedAt: string; triedUntil: string; threadTs?: string }
  | { kind: "posted"; ts: string; threadTs?: string }
  | { kind: "held"; until: string };

/** Posting once: reserve, post, mark. A reservation that ran out is taken over, and then reconciled before posting. */
export type PostingStore = {
  reserve(posting: Posting, leaseSeconds: number, threadTs?: string): Promise<Reservation>;
  markPosted(posting: Posting, ts: string): Promise<void>;
  /** Gives up a reservation; what was posted stays. */
  release(posting: Posting): Promise<void>;
  /** Where it was posted, if it was, and in whose thread. */
  findPosted(posting: Posting): Promise<{ ts: string; threadTs?: string } | undefined>;
};
