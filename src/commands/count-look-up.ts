import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { OccurrenceStore } from "../ports/occurrence-store.ts";
import type { Queue } from "../ports/queue.ts";
import { metDays, metOf, type Met } from "../recurrence/met.ts";
import { lookUpOccurrence } from "../recurrence/occurrence-of.ts";
import type { Occurrence } from "../recurrence/occurrence.ts";
import { impatiently, patience } from "./impatiently.ts";
import { queueLookUp } from "./queue-look-up.ts";

type Ports = { store: OccurrenceStore; queue: Pick<Queue, "send">; clock: Clock; log: Log };

/** In milliseconds: what each gets at least. */
const shortest = 100;
/** In milliseconds: what the queue gets after the database had all of its time. */
const queuePatience = 500;

/** `begun`: when the database was first asked for the same answer. `lastMet`: when it was met last (ISO 8601), where that is known; null for never. */
type Options = { counts: boolean; begun?: Date; lastMet?: string | null };

/**
 * Counts a look-up, unless one was in this hour, and tells what was met before it. Null where the database does not answer in time: then the queue's consumer
 * counts it, once, whether or not the write got through.
 */
export const countLookUp = async (ports: Ports, team: string, errorId: string, { counts, begun = ports.clock(), lastMet }: Options): Promise<Met | null> => {
  // The database, and after it the queue, have what is left of the same time.
  const left = (): number => Math.max(patience - (ports.clock().getTime() - begun.getTime()), shortest);
  const occurrence = await lookUpOccurrence(team, errorId, ports.clock());
  const counted = await impatiently(ports, (signal) => meet(ports, occurrence, { signal, counts, lastMet }), left());
  if (counted === null && counts) await queueLookUp(ports, "look-up", occurrence, queuePatience);
  if (counted?.isNew === true) await queueLookUp(ports, "flag", occurrence, left());
  return counted?.met ?? null;
};

/** An error that a channel meets thousands of times costs a look-up no more than this. */
const mostRead = 300;

const meet = async (
  ports: Ports,
  occurrence: Occurrence,
  { signal, counts, lastMet }: { signal: AbortSignal; counts: boolean; lastMet: string | null | undefined },
): Promise<{ met: Met; isNew: boolean }> => {
  const now = ports.clock();
  const range = lastDays(now, metDays);
  const isMet = lastMet === undefined || (lastMet !== null && lastMet >= range.from);
  const { team, errorId } = occurrence;
  const all = isMet ? await ports.store.listOccurrencesFrom("last", { team, errorId, ...range, limit: mostRead, signal }) : [];
  const before = all.filter((each) => each.dedupeId !== occurrence.dedupeId);
  // What was counted in this hour, as it shows here, need not be written again: that is paid for also where it is refused.
  const outcome = counts && before.length === all.length ? await ports.store.recordOccurrence(occurrence, { signal }) : undefined;
  const met = metOf(before.toReversed(), metDays);
  return { met: all.length < mostRead ? met : { ...met, atLeast: true }, isNew: outcome === "recorded" };
};

/** The days before now, and now. */
export const lastDays = (now: Date, days: number): { from: string; until: string } => ({
  from: new Date(now.getTime() - days * 86_400_000).toISOString(),
  until: new Date(now.getTime() + 1).toISOString(),
});
