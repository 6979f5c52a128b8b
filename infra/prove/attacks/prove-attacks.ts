import type { AttackFigures } from "./attack-figures.ts";
import { startAttackedBot } from "./attacked-bot.ts";
import { type Share, forgeRequests } from "./forge-requests.ts";
import { sendAnything } from "./send-anything.ts";

type Options = { seed: number; runs: number; share?: Share; say?: (line: string) => void };

/**
 * Attacks the production handlers: `runs` forged requests for Slack and for each provider, and `runs` arbitrary ones, unsigned and signed.
 * Nothing forged may be taken, no handler may reject, none may answer 5xx, and no answer and no line of the log may hold what was sent or a secret.
 */
export const proveAttacks = async ({ seed, runs, share = { index: 0, of: 1 }, say = () => {} }: Options): Promise<AttackFigures> => {
  const started = performance.now();
  const figures: AttackFigures = { seed, targets: [], arbitrary: 0, arbitrarySigned: 0, accepted: 0, rejectedHandlers: 0, serverErrors: 0, lines: 0, leaked: 0, seconds: 0, faults: [] };
  const bot = await startAttackedBot(figures);
  const run = { seed, runs, share, figures, say: (line: string) => bot.lines.aside(() => say(line)) };
  try {
    await forgeRequests(bot, run);
    await sendAnything(bot, run);
  } finally {
    await bot.stop();
  }
  if (figures.lines === 0) figures.faults.push("no line of the log was seen: that none leaks is not shown");
  return { ...figures, seconds: Math.round((performance.now() - started) / 1000) };
};
