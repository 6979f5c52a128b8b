import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { OccurrenceStore } from "../ports/occurrence-store.ts";
import type { Queue } from "../ports/queue.ts";
import { metDays, metOf, type Met } from "../recurrence/met.ts";
import { lookUpOccurrence } from "../recurrence/occurrence-of.ts";
import type { Occurrence } from "../recurrence/occurrence.ts";
import { impatiently, patience } from "./impatiently.ts";
import { queueFlag } from "./queue-flag.ts";

type Ports = { store: OccurrenceStore; queue: Pick<Queue, "send">; clock: Clock; log: Log };

/** In milliseconds: what each gets at least. */
const shortest = 100;

/** Counts a look-up, unless one was in this hour, and tells what was met before it; `begun`: when the database was first asked for the same answer. Null where the database does not answer in time. */
export const countLookUp = async (ports: Ports, team: string, errorId: string, { counts, begun = ports.clock() }: { counts: boolean; begun?: Date }): Promise<Met | null> => {
  // The database, and after it the queue, have what is left of the same time.
  const left = (): number => Math.max(patience - (ports.clock().getTime() - begun.getTime()), shortest);
  const counted = await impatiently(ports, (signal) => meet(ports, team, errorId, { signal, counts }), left());
  if (counted?.recorded !== undefined) await queueFlag(ports, counted.recorded, left());
  return counted?.met ?? null;
};

/** An error that a channel meets thousands of times costs a look-up no more than this. */
const mostRead = 300;

const meet = async (
  ports: Ports,
  team: string,
  errorId: string,
  { signal, counts }: { signal: AbortSignal; counts: boolean },
): Promise<{ met: Met; recorded: Occurrence | undefined }> => {
  const now = ports.clock();
  const occurrence = await lookUpOccurrence(team, errorId, now);
  const [before, outcome] = await Promise.all([
    ports.store.listOccurrencesFrom("last", { team, errorId, ...lastDays(now, metDays), limit: mostRead, signal }),
    counts ? ports.store.recordOccurrence(occurrence, { signal }) : undefined,
  ]);
  const met = metOf(
    before.filter((each) => each.dedupeId !== occurrence.dedupeId).toReversed(),
    metDays,
  );
  return { met: before.length < mostRead ? met : { ...met, atLeast: true }, recorded: outcome === "recorded" ? occurrence : undefined };
};

/** The days before now, and now. */
export const lastDays = (now: Date, days: number): { from: string; until: string } => ({
  from: new Date(now.getTime() - days * 86_400_000).toISOString(),
  until: new Date(now.getTime() + 1).toISOString(),
});
