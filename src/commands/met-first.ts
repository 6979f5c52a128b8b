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

type Ports = { store: Pick<OccurrenceStore, "listOccurrencesFrom"> & Pick<FlagStore, "listFlags">; clock: Clock; log: Log };

/**
 * The answers of a status that several errors have: first the one that the channel has a flag of (the worst, of equals the latest),
 * else the one that it met last; the bare status itself, where logs showed no more. Without the database in the catalog's order.
 */
export const metFirst = async (ports: Ports, team: string, lookUp: LookUp): Promise<LookUp> => {
  if (lookUp.answers.length < 2 || !statusIn.test(lookUp.query)) return lookUp;
  const ids = new Set([...lookUp.answers.slice(0, mostAsked).map(({ id }) => id), ...openIdsOf(lookUp.query, lookUp)]);
  const first = await impatiently(ports, (signal) => firstOf(ports, team, [...ids], signal));
  const answer = lookUp.answers.find(({ id }) => id === first) ?? answerById(first ?? "");
  return answer === null ? lookUp : { ...lookUp, answers: [answer, ...lookUp.answers.filter(({ id }) => id !== answer.id)] };
};

/** Each is a read of one item; of bare statuses there is one an API. */
const mostAsked = 15;

const firstOf = async ({ store, clock }: Ports, team: string, ids: readonly string[], signal: AbortSignal): Promise<string | undefined> => {
  const now = clock();
  const range = { team, ...lastDays(now, occurrenceDays), limit: 1, signal };
  const [flags, met] = await Promise.all([store.listFlags(team), Promise.all(ids.map((errorId) => store.listOccurrencesFrom("last", { ...range, errorId })))]);
  const flagged = openFlags(flags, now).find(({ errorId }) => ids.includes(errorId));
  if (flagged !== undefined) return flagged.errorId;
  return met.flat().toSorted((a, b) => b.occurredAt.localeCompare(a.occurredAt))[0]?.errorId;
};
