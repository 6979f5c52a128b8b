import fc from "fast-check";
import { arbitraryEvents, canaries, signedEvents } from "./arbitrary-events.ts";
import type { AttackFigures } from "./attack-figures.ts";
import type { AttackedBot } from "./attacked-bot.ts";
import type { Share } from "./forge-requests.ts";

type Run = { seed: number; runs: number; share: Share; figures: AttackFigures; say: (line: string) => void };

/** Sends `runs` arbitrary requests that nobody signed, none of which may be taken, and as many that are signed, which may be answered with anything but a fault. */
export const sendAnything = async (bot: AttackedBot, { seed, runs, share, figures, say }: Run): Promise<void> => {
  const asserted = async (what: string, property: fc.IAsyncProperty<unknown>): Promise<void> => {
    const result = await fc.check(property, { seed, numRuns: runs });
    if (result.failed) figures.faults.push(`${what}: ${fc.defaultReportMessage(result) ?? "failed"}`);
    say(`${runs} ${what}: ${result.failed ? "a fault" : "none taken amiss"}`);
  };
  const isRefused = fc.asyncProperty(arbitraryEvents, async (event) => {
    figures.arbitrary += 1;
    const before = bot.queue.sent.length;
    const status = await bot.send(event, canaries);
    if (![401, 404, 413].includes(status) || bot.queue.sent.length > before) {
      figures.accepted += 1;
      throw new Error(`answered ${status}`);
    }
  });
  if (share.index === 0) await asserted("arbitrary requests", isRefused);
  const isAnswered = fc.asyncProperty(signedEvents, async (event) => {
    figures.arbitrarySigned += 1;
    await bot.send(event, []);
  });
  if (share.index === share.of - 1) await asserted("arbitrary requests with a genuine signature", isAnswered);
};
