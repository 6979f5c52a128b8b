// https://docs.github.com/en/webhooks/using-webhooks/automatically-redelivering-failed-deliveries-for-a-repository-webhook
import * as z from "zod";
import type { CiApi } from "../../provider.ts";

/** GitHub redelivers what is younger than three days. */
const oldest = 3 * 86_400_000;
/** A delivery of the last minutes may still be under way. */
const youngest = 5 * 60_000;
const mostPages = 20;
/** A delivery that failed this often is not going to succeed. */
const mostTries = 10;

const deliveries = z.array(
  z.object({ id: z.number(), guid: z.string(), delivered_at: z.string(), status_code: z.number(), event: z.string() }),
);
type Delivery = z.infer<typeof deliveries>[number];

export type Redelivered = { redelivered: number; failed: { reason: string; blame?: Unavailable["blame"] }[] };

/**
 * Asks GitHub to send again what a hook (`repos/o/r/hooks/1`, `orgs/o/hooks/1` or `app/hook`) could not deliver: by itself
 * it never does. One delivery that it will not send keeps no other from its turn.
 */
export const redeliverMissed = async (api: CiApi, hook: string, now: Date): Promise<Redelivered> => {
  const all: Delivery[] = [];
  let path: string | null = `/${hook}/deliveries?per_page=100`;
  for (let page = 0; path !== null && page < mostPages; page += 1) {
    const answer: Awaited<ReturnType<typeof api.json<Delivery[]>>> = await api.json(path, deliveries);
    if (answer.kind === "unavailable") return answer;
    all.push(...answer.value);
    const last = answer.value.at(-1);
    path = last !== undefined && age(last, now) < oldest ? answer.next : null;
  }
  const missed = missedDeliveries(all, now);
  for (const { id } of missed) {
    const answer = await api.json(`/${hook}/deliveries/${id}/attempts`, z.unknown(), { body: {} });
    if (answer.kind === "unavailable") return answer;
  }
  return { kind: "swept", redelivered: missed.length };
};

/** The newest delivery of each event that none of its deliveries brought. */
const missedDeliveries = (all: readonly Delivery[], now: Date): Delivery[] =>
  [...Map.groupBy(all.filter(({ event }) => event === "workflow_run"), ({ guid }) => guid).values()].flatMap((tries) => {
    const newest = tries.toSorted((a, b) => b.delivered_at.localeCompare(a.delivered_at))[0];
    const arrived = tries.some(({ status_code: status }) => status >= 200 && status < 300);
    if (newest === undefined || arrived || tries.length >= mostTries) return [];
    return age(newest, now) > youngest && age(newest, now) < oldest ? [newest] : [];
  });

const age = ({ delivered_at: deliveredAt }: Delivery, now: Date): number => now.getTime() - Date.parse(deliveredAt);
