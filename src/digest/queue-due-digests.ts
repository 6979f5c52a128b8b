import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { Queue } from "../ports/queue.ts";
import type { TeamStore } from "../ports/team-store.ts";
import { defaultSchedule, nextSlot } from "./slots.ts";

type Ports = {
  store: TeamStore;
  queue: Pick<Queue, "sendAll">;
  /** The stage's own: of teams that set no schedule. */
  timeZone: string;
  newId: () => string;
  clock: Clock;
  log: Log;
};

export type QueuedDigests = { queued: number; notSent: number };

/** As many as the consumer gets done beside the failures, which wait for no digest; in seconds, the longest that SQS puts off. */
const eachSecond = 2;
const longestDelay = 900;

/**
 * Queues the digests that are due, one message a team, and gives a first slot to teams that have none.
 * A slot is moved by whoever delivers it: what is queued twice is delivered once, and what is lost is queued again in an hour.
 */
export const queueDueDigests = async ({ store, queue, timeZone, newId, clock, log }: Ports): Promise<QueuedDigests> => {
  const total: QueuedDigests = { queued: 0, notSent: 0 };
  for await (const page of store.listDueTeams(clock())) {
    const messages = page.flatMap(({ team, dueAt }) => (dueAt === null ? [] : [{ version: 1 as const, kind: "digest" as const, correlationId: newId(), team, slot: dueAt }]));
    const { notSent } = await queue.sendAll(messages, (at) => Math.min(Math.floor((total.queued + at) / eachSecond), longestDelay));
    total.queued += messages.length - notSent;
    total.notSent += notSent;
    for (const { team, dueAt } of page) if (dueAt === null) await giveFirstSlot(store, team, timeZone, clock());
  }
  log("digests-queued", total);
  return total;
};

const giveFirstSlot = async (store: TeamStore, team: string, timeZone: string, now: Date): Promise<void> => {
  // It may have left since the page was read.
  if ((await store.findDigestState(team)) === undefined) return;
  // One that was listed before there were profiles gets its own.
  await store.joinTeam(team);
  const profile = await store.findTeam(team);
  await store.moveDueAt(team, null, nextSlot(profile?.schedule ?? defaultSchedule(timeZone), now, null));
};
