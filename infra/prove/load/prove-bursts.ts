import { seededRandom } from "../../../test/evaluation/seeded-random.ts";
import { deliveryOf } from "./delivery-of.ts";
import { generateRuns } from "./generate-runs.ts";
import { judge, type LookedUp, type Verdict } from "./judge.ts";
import { generateLookUps, lookUpOf, readAnswer } from "./look-up-of.ts";
import type { Run } from "./loads.ts";
import { readHeld } from "./read-held.ts";
import { sendAtOnce, type Answered } from "./send-at-once.ts";
import { slackFigures, type SlackFigures } from "./slack-figures.ts";
import { startBotUnderLoad } from "./start-bot-under-load.ts";

/** In milliseconds; `alone`: nothing of the other kind came with them; `lastMessage`: seconds from the first request until the last message was posted or changed. */
export type Burst = { what: string; of: "webhooks" | "commands"; alone: boolean; requests: number; answered: number; p50: number; p99: number; longest: number; withoutCount: number; lastMessage: number | null };
export type BurstFigures = { bursts: Burst[]; verdict: Verdict; slack: SlackFigures; deadLetters: number; retried: number; faults: string[] };

type Settings = { seed: number; runs: number; channels: number; patience: number; /** Milliseconds between two messages in one channel. */ spacing?: number; /** Seconds between two changes of a storm's message, where not the usual. */ stormGap?: number; say: (line: string) => void };

/** The same machine is slower at times: told is the middle one. */
const burstsOfCommands = 5;

/** Of a hundred webhooks, so many come a second time. */
const twice = 10;

/** Bursts of webhooks, of slash commands and of both, each request on a connection of its own; what is left of them in the table and in Slack is held to what was sent. */
export const proveBursts = async ({ seed, runs: size, channels, patience, spacing = 1_000, stormGap, say }: Settings): Promise<BurstFigures> => {
  const bot = await startBotUnderLoad({ channels, spacing, ...(stormGap === undefined ? {} : { stormGap }) });
  const runs: Run[] = [];
  const lookUps: LookedUp[] = [];
  const bursts: Burst[] = [];
  const faults: string[] = [];
  try {
    const burst = async (what: string, webhooks: number, commands: number): Promise<void> => {
      const random = seededRandom(`${seed} ${what}`);
      const distinct = generateRuns({ seed, count: Math.ceil((webhooks * (100 - twice)) / 100), channels: bot.channels, firstRun: 100_001 + runs.length, at: () => new Date() });
      bot.add(distinct);
      runs.push(...distinct);
      const asked = generateLookUps({ seed: `${seed} ${what}`, count: commands, channels: bot.channels });
      const deliveries = await Promise.all(distinct.map(deliveryOf));
      while (deliveries.length > 0 && deliveries.length < webhooks) deliveries.splice(random.below(deliveries.length), 0, ...deliveries.slice(random.below(deliveries.length)).slice(0, 1));
      say(`${what}: ${webhooks} webhooks, ${commands} commands`);
      const begun = performance.now();
      // One of each by turns, so that neither has the other behind it.
      const commandsSent = asked.map(lookUpOf);
      const all = Array.from({ length: Math.max(webhooks, commands) }, (_, at) => [deliveries[at] ?? [], commandsSent[at] ?? []].flat()).flat();
      const answers = await sendAtOnce(bot.answering.port, all);
      const ofCi = answers.filter((_, at) => all[at]?.path !== "/slack/events");
      const ofSlack = answers.filter((_, at) => all[at]?.path === "/slack/events");
      const read = asked.flatMap((lookUp, at) => {
        const answer = ofSlack[at];
        return answer === undefined ? [] : [{ ...lookUp, answer, ...readAnswer(lookUp, answer) }];
      });
      lookUps.push(...read.map(({ channel, error }) => ({ channel, errorId: error.id })));
      const left = await bot.settle(patience);
      if (left > 0) faults.push(`${what}: ${left} messages are still in the queue after ${patience} s`);
      const last = bot.calls.findLast(({ refused, method }) => !refused && (method === "chat.postMessage" || method === "chat.update"))?.at;
      if (webhooks > 0) bursts.push({ what, of: "webhooks", alone: commands === 0, ...timesOf(ofCi), withoutCount: 0, lastMessage: last === undefined ? null : (last - begun) / 1_000 });
      if (commands > 0) bursts.push({ what, of: "commands", alone: webhooks === 0, ...timesOf(ofSlack), withoutCount: read.filter(({ counted }) => !counted).length, lastMessage: null });
      for (const { error, answer, explained } of read) if (!explained) faults.push(`${what}: a command was not answered with ${error.id}: ${answer.status} ${answer.body.slice(0, 200)}`);
      for (const { status, body } of ofCi) if (status !== 202) faults.push(`${what}: a webhook was answered ${status}: ${body.slice(0, 200)}`);
    };
    // Until then the code is neither loaded to the last nor compiled.
    await burst("the first few", Math.ceil(size / 20), Math.ceil(size / 20));
    await burst("webhooks", size, 0);
    for (let number = 1; number <= burstsOfCommands; number += 1) await burst(`commands (${number})`, 0, size);
    await burst("both", Math.ceil(size / 4), Math.ceil(size / 4));
    const verdict = judge(await readHeld(bot), runs, lookUps);
    const { dead } = await bot.consuming.ask("queue");
    return { bursts, verdict, slack: slackFigures(bot.calls, spacing), deadLetters: dead, retried: bot.events["message-failed"] ?? 0, faults: [...faults, ...verdict.faults] };
  } finally {
    await bot.stop();
  }
};

const timesOf = (answers: readonly Answered[]): Pick<Burst, "requests" | "answered" | "p50" | "p99" | "longest"> => {
  const sorted = answers.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
  return { requests: answers.length, answered: answers.filter(({ status }) => status >= 200 && status < 300).length, p50: at(0.5), p99: at(0.99), longest: at(1) };
};
