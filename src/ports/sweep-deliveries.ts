import type { Unavailable } from "./unavailable.ts";

/** What of the missed deliveries was sent again, and what could not be: how much, the last fault as a phrase, and whether it may pass. */
export type Redelivered = { kind: "swept"; redelivered: number; failed?: { count: number; last: string; mayPass: boolean } };

/** Deliveries that providers could not bring, of those that never try again by themselves. */
export type SweepDeliveries = {
  connections: readonly string[];
  redeliverMissed(connection: string, now: Date): Promise<Redelivered | Unavailable>;
};
