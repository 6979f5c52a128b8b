import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import type { AttackFigures } from "./attack-figures.ts";
import type { AttackedBot } from "./attacked-bot.ts";
import { lambdaEvent } from "./lambda-event.ts";
import { mutationsOf } from "./mutations.ts";
import { secondConnections, targets } from "./targets.ts";
import type { Signed, Target } from "./target.ts";

type Run = { seed: number; runs: number; share: Share; figures: AttackFigures; say: (line: string) => void };

/** Which of the senders: every `of`-th from the `index`-th on. */
export type Share = { index: number; of: number };

/** Put into a header of every forged request: no line of the log may hold it. */
const canary = "canary-header-9b1e";

/** Sends `runs` forged requests for each sender. Each must be refused for its signature; where fields are covered, one that is understood as the genuine one may pass. */
export const forgeRequests = async (bot: AttackedBot, { seed, runs, share, figures, say }: Run): Promise<void> => {
  for (const target of [...targets, ...secondConnections]) await mustTake(bot, target);
  for (const [index, target] of targets.entries()) {
    if (index % share.of !== share.index) continue;
    const taken = await mustTake(bot, target);
    const stranger = (targets[(index + 1) % targets.length] ?? target).signed();
    let known = { genuine: target.signed(), stranger };
    let signedAt = Date.now();
    const figure = { name: target.name, covers: target.covers, ways: 0, sent: 0 };
    figures.targets.push(figure);
    const ways = new Set<string>();
    const isRefused = fc.asyncProperty(mutationsOf(target, known), fc.boolean(), fc.boolean(), async (mutation, base64, shouts) => {
      if (Date.now() - signedAt > 60_000) [known, signedAt] = [{ genuine: target.signed(), stranger }, Date.now()];
      const forged = mutation.forge(known, target);
      fc.pre(forged !== undefined);
      figure.sent += 1;
      ways.add(mutation.what);
      const before = bot.queue.sent.length;
      const status = await bot.send(eventOf(target, forged, base64, shouts), [canary, ...proofsIn(forged, target)]);
      const queued = bot.queue.sent.length - before;
      if (status === 401 && queued === 0) return;
      if (!mutation.isStrict && target.covers === "fields" && status === 202 && queued === 1 && isSame(bot.queue.sent.at(-1), taken)) return;
      figures.accepted += 1;
      throw new Error(`${mutation.what}: answered ${status}`);
    });
    const result = await fc.check(isRefused, { seed, numRuns: runs, maxSkipsPerRun: 100 });
    if (result.failed) figures.faults.push(`${target.name}: ${fc.defaultReportMessage(result) ?? "failed"}`);
    figure.ways = ways.size;
    say(`${target.name}: ${figure.sent} forged requests in ${figure.ways} ways, ${result.failed ? "a fault" : "none taken"}`);
  }
};

/** What is queued of a genuine request. Where it is refused, nothing can be learned from forged ones. */
const mustTake = async (bot: AttackedBot, target: Target): Promise<Record<string, unknown> | undefined> => {
  for (const shouts of [true, false]) {
    const status = await bot.send(eventOf(target, target.signed(), shouts, shouts), [canary]);
    if (status >= 300) throw new Error(`the genuine request of ${target.name} is answered with ${status}: nothing can be learned from forged ones`);
  }
  return bot.queue.sent.at(-1);
};

/** Header names in capitals are the same names. What is no UTF-8 comes as base64 only. */
const eventOf = ({ path }: Target, { headers, body }: Signed, base64: boolean, shouts: boolean) => {
  const isText = Buffer.from(body.toString("utf8")).equals(body);
  const sent = { "x-canary": canary, ...headers };
  return lambdaEvent(path, { headers: shouts ? Object.fromEntries(Object.entries(sent).map(([name, value]) => [name.toUpperCase(), value])) : sent, body }, base64 || !isText);
};

const proofsIn = ({ headers }: Signed, { proofs }: Target): string[] => proofs.flatMap((name) => ((headers[name]?.length ?? 0) > 20 ? [headers[name] ?? ""] : []));

/** Whether the same was understood: what changed is nothing that is read. */
const isSame = (message: Record<string, unknown> | undefined, genuine: Record<string, unknown> | undefined): boolean => isDeepStrictEqual({ ...message, correlationId: "" }, { ...genuine, correlationId: "" });
