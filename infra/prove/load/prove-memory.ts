import { Agent } from "node:http";
import { deliveryOf } from "./delivery-of.ts";
import { generateHour } from "./generate-hour.ts";
import { generateLookUps, lookUpOf, readAnswer } from "./look-up-of.ts";
import { pressOf } from "./press-of.ts";
import { sendOne } from "./send-at-once.ts";
import { startBotUnderLoad } from "./start-bot-under-load.ts";

/** In MiB, after garbage collection: what the process that answers holds, what the one that consumes, and what is resident of both. */
export type Sample = { events: number; answering: number; consuming: number; resident: number };
export type MemoryFigures = { events: number; samples: Sample[]; growth: Omit<Sample, "events">; faults: string[] };

/** `looks`: how often the memory is looked at. */
type Settings = { seed: number; events: number; channels: number; looks?: number; say: (line: string) => void };

/** Of ten look-ups, one has its button pressed. */
const pressedOf = 10;
const patience = 120;
/** So many may wait for their turn while the next come: a repeat waits up to 15 seconds for the message whose thread it goes into. */
const putOff = 20;
const mebibyte = 1_048_576;

/** An hour's webhooks, as many look-ups, and presses, as fast as the bot takes them; after each part of them the queue is worked off and the bot's memory is looked at. */
export const proveMemory = async ({ seed, events, channels, looks = 24, say }: Settings): Promise<MemoryFigures> => {
  // An hour is compressed in time: so is what waits for its time.
  const bot = await startBotUnderLoad({ channels, stormGap: 1 });
  const agent = new Agent({ keepAlive: true, maxSockets: 20 });
  const send = (sent: Parameters<typeof sendOne>[1]) => sendOne(bot.answering.port, sent, agent);
  const hour = generateHour({ seed, count: events, channels: bot.channels, from: new Date(Date.now() - 3_600_000) });
  const asked = generateLookUps({ seed: `${seed} hour`, count: events, channels: bot.channels });
  bot.add(hour);
  const samples: Sample[] = [];
  const faults: string[] = [];
  let sent = 0;
  const eventOf = async (index: number): Promise<void> => {
    const run = hour[index];
    const lookUp = asked[index];
    if (run === undefined || lookUp === undefined) return;
    const [webhook, command] = await Promise.all([deliveryOf(run).then(send), send(lookUpOf(lookUp))]);
    sent += 2;
    if (webhook.status !== 202) faults.push(`a webhook was answered ${webhook.status}: ${webhook.body.slice(0, 200)}`);
    if (!readAnswer(lookUp, command).explained) return void faults.push(`a command was not answered with ${lookUp.error.id}: ${command.status} ${command.body.slice(0, 200)}`);
    const press = index % pressedOf === 0 ? pressOf(command.body, lookUp.channel) : undefined;
    if (press === undefined) return;
    const { status, body } = await send(press);
    sent += 1;
    if (status !== 200) faults.push(`a press was answered ${status}: ${body.slice(0, 200)}`);
  };
  try {
    for (let part = 0; part < looks; part += 1) {
      const from = Math.round((part * events) / looks);
      const until = Math.round(((part + 1) * events) / looks);
      await Promise.all(Array.from({ length: until - from }, (_, at) => eventOf(from + at)));
      const isLast = part === looks - 1;
      const left = await bot.settle(patience, isLast ? 0 : putOff);
      if (left > (isLast ? 0 : putOff)) faults.push(`${left} messages are still in the queue after ${patience} s`);
      const answering = await bot.answering.ask("memory");
      const consuming = await bot.consuming.ask("memory");
      samples.push({ events: sent, answering: answering.heap / mebibyte, consuming: consuming.heap / mebibyte, resident: (answering.rss + consuming.rss) / mebibyte });
      if (part % 6 === 5) say(`${sent} events`);
    }
    const { dead } = await bot.consuming.ask("queue");
    if (dead > 0) faults.push(`${dead} messages are in the dead-letter queue`);
    return { events: sent, samples, growth: growthOf(samples), faults };
  } finally {
    agent.destroy();
    await bot.stop();
  }
};

/** From the second quarter to the last, each as its mean: the first is when everything is loaded and compiled. */
const growthOf = (samples: readonly Sample[]): MemoryFigures["growth"] => {
  const quarter = (number: number): Sample[] => samples.slice(Math.floor((number * samples.length) / 4), Math.floor(((number + 1) * samples.length) / 4));
  const grown = (what: keyof Sample): number => mean(quarter(3).map((each) => each[what])) - mean(quarter(1).map((each) => each[what]));
  return { answering: grown("answering"), consuming: grown("consuming"), resident: grown("resident") };
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
