import { answerById } from "../catalog/answer-by-id.ts";
import type { LookUp } from "../catalog/look-up.ts";
import type { Clock } from "../ports/clock.ts";
import type { FlagStore } from "../ports/flag-store.ts";
import type { Log } from "../ports/log.ts";
import type { OccurrenceStore } from "../ports/occurrence-store.ts";
import { occurrenceDays } from "../recurrence/occurrence.ts";
import { openFlags } from "../recurrence/open-flags.ts";
import { lastDays } from "./count-look-up.ts";
import { impatiently } from "./impatiently.ts";
import { openIdsOf } from "./open-ids.ts";
import { statusIn } from "./status-in.ts";

type Ports = { store: Pick<OccurrenceStore, "listLatest"> & Pick<FlagStore, "listFlags">; clock: Clock; log: Log };

/** `lastMet`: when the channel met the first of the answers last (ISO 8601), null where it did not in all the time that occurrences are kept; not there where it was not asked. */
export type MetFirst = { lookUp: LookUp; lastMet?: string | null };

/**
 * The answers of a status that several errors have: first the one that the channel has a flag of (the worst, of equals the latest),
 * else the one that it met last; the bare status itself, where logs showed no more. Without the database in the catalog's order.
 */
export const metFirst = async (ports: Ports, team: string, lookUp: LookUp): Promise<MetFirst> => {
  if (lookUp.answers.length < 2 || !statusIn.test(lookUp.query)) return { lookUp };
  const ids = new Set([...lookUp.answers.slice(0, mostAsked).map(({ id }) => id), ...openIdsOf(lookUp.query, lookUp)]);
  const first = await impatiently(ports, (signal) => firstOf(ports, team, [...ids], signal));
  if (first === null) return { lookUp };
  const answer = lookUp.answers.find(({ id }) => id === first.errorId) ?? answerById(first.errorId ?? "");
  return { lookUp: answer === null ? lookUp : { ...lookUp, answers: [answer, ...lookUp.answers.filter(({ id }) => id !== answer.id)] }, ...first.met };
};

/** Each may be a request of its own; of bare statuses there is one an API. */
const mostAsked = 15;

const firstOf = async ({ store, clock }: Ports, team: string, ids: readonly string[], signal: AbortSignal): Promise<{ errorId: string | undefined; met: Pick<MetFirst, "lastMet"> }> => {
  const now = clock();
  const flagged = openFlags(await store.listFlags(team), now).find(({ errorId }) => ids.includes(errorId));
  // What has a flag is met often: to ask for all would be for nothing.
  if (flagged !== undefined) return { errorId: flagged.errorId, met: {} };
  const met = await store.listLatest({ team, errorIds: ids, ...lastDays(now, occurrenceDays), signal });
  const latest = met.toSorted((a, b) => b.occurredAt.localeCompare(a.occurredAt))[0];
  return { errorId: latest?.errorId, met: { lastMet: latest?.occurredAt ?? null } };
};
