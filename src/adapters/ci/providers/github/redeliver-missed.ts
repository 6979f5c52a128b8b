// https://docs.github.com/en/webhooks/using-webhooks/automatically-redelivering-failed-deliveries-for-a-repository-webhook
import * as z from "zod";
import { UnavailableError } from "../../../../errors.ts";
import type { Redelivered } from "../../../../ports/sweep-deliveries.ts";
import type { Unavailable } from "../../../../ports/unavailable.ts";
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
type Fault = { kind: "fault"; what: string; mayPass: boolean; isLimit: boolean };

/**
 * Asks GitHub to send again what hooks (`repos/o/r/hooks/1`, `orgs/o/hooks/1` or `app/hook`) could not deliver: by itself it
 * never does. A hook or delivery that fails keeps no other from its turn, unless GitHub asks to wait.
 */
export const redeliverMissed = async (api: CiApi, hooks: readonly string[], now: Date): Promise<Redelivered> => {
  const faults: Fault[] = [];
  let redelivered = 0;
  for (const hook of hooks) {
    const { listed, fault } = await listDeliveries(api, hook, now);
    if (fault !== null) faults.push(fault);
    for (const { id } of missedDeliveries(listed, now)) {
      if (faults.at(-1)?.isLimit === true) break;
      const answer = await attempt(`delivery ${id} of ${hook}`, () => api.json(`/${hook}/deliveries/${id}/attempts`, z.unknown(), { body: {} }));
      if (answer.kind === "fault") faults.push(answer);
      else redelivered += 1;
    }
    if (faults.at(-1)?.isLimit === true) break;
  }
  const last = faults.findLast(({ mayPass }) => !mayPass) ?? faults.at(-1);
  return { kind: "swept", redelivered, ...(last === undefined ? {} : { failed: { count: faults.length, last: last.what, mayPass: last.mayPass } }) };
};

/** What a hook delivered, the newest first; of the pages before a fault, where there is one. */
const listDeliveries = async (api: CiApi, hook: string, now: Date): Promise<{ listed: Delivery[]; fault: Fault | null }> => {
  const listed: Delivery[] = [];
  let path: string | null = `/${hook}/deliveries?per_page=100`;
  for (let page = 0; path !== null && page < mostPages; page += 1) {
    const from: string = path;
    const answer = await attempt(`the deliveries of ${hook}`, () => api.json(from, deliveries));
    if (answer.kind === "fault") return { listed, fault: answer };
    listed.push(...answer.value);
    const last = answer.value.at(-1);
    path = last !== undefined && age(last, now) < oldest ? answer.next : null;
  }
  return { listed, fault: null };
};

/** A call whose fault is kept, to be told at the end. */
const attempt = async <T extends { kind: "ok" }>(what: string, call: () => Promise<T | Unavailable>): Promise<T | Fault> => {
  try {
    const answer = await call();
    return answer.kind === "ok" ? answer : { kind: "fault", what: `${what}: ${answer.reason}`, mayPass: false, isLimit: false };
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    return { kind: "fault", what: `${what}: ${error.message}`, mayPass: true, isLimit: error.retryAfter !== undefined };
  }
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
