import type { Measurement } from "../../figures/measurement.ts";
import type { Target } from "../../figures/section.ts";
import { spreadOf } from "../../figures/spread.ts";
import { mostUpdates } from "./limited-slack.ts";
import { proveBursts, type Burst, type BurstFigures } from "./prove-bursts.ts";
import { proveMemory, type MemoryFigures, type Sample } from "./prove-memory.ts";

const channels = 10;
/** In seconds, for a burst's messages to be told. */
const patience = 300;

export const load: Measurement = {
  about: "bursts of webhooks and commands over HTTP, a Slack that takes one message a second and channel, memory over an hour's events",
  options: ["seed", "runs", "events"],
  run: async ({ seed, size, say }) => {
    const runs = size("runs", 1_000);
    const events = size("events", 3_600);
    const began = performance.now();
    const bursts = await proveBursts({ seed, runs, channels, patience, say });
    const memory = await proveMemory({ seed, events, channels, say });
    return {
      title: "Load",
      command: `npm run prove -- load --seed ${seed} --runs ${runs} --events ${events}`,
      about:
        `The production handlers in two processes: those that answer behind the local HTTP server, and five consumers of the queue, as deployed. The embedded DynamoDB and the emulated Slack are in a third. Requests are signed by their senders' schemes (GitHub, GitLab, Buildkite, Jenkins, reports, Slack) and come all at the same moment, each on a connection of its own; of a hundred webhooks ten come twice; ${channels} channels. ` +
        "Slack is let take one message a second and channel, without the short bursts that it bears, and 50 changes of messages a minute in all channels together (tier 3), and answers 429 to the rest. In the end every occurrence in the table and every message in Slack is compared with what was sent. " +
        "One process answers here what Lambda spreads over many: the times are those of a queue before one core, the counts are not. " +
        "For memory, an hour's events (webhooks, of which four in ten are failures of linked projects, as many commands, and for each tenth of these a press of a button) come as fast as they are handled, and what the bot's own processes hold after garbage collection is looked at 24 times; what the table and Slack hold is elsewhere.",
      tables: [burstTable(bursts), commandTable(bursts), toldTable(bursts), slackTable(bursts), memoryTable(memory)],
      targets: targetsOf(bursts, memory, runs),
      faults: [...bursts.faults, ...memory.faults].slice(0, 30),
      seconds: Math.round((performance.now() - began) / 1_000),
    };
  },
};

const round = (value: number): number => Math.round(value * 10) / 10;

const burstTable = ({ bursts }: BurstFigures) => ({
  caption: "Bursts",
  columns: ["at once", "requests", "answered 2xx", "p50, ms", "p99, ms", "longest, ms", "answered without the count", "last message told after, s"],
  rows: bursts.map(({ what, of, requests, answered, p50, p99, longest, withoutCount, lastMessage }) => [`${what}: ${of}`, requests, answered, Math.round(p50), Math.round(p99), Math.round(longest), withoutCount, lastMessage === null ? "" : round(lastMessage)]),
});

/** The bursts of nothing but commands. */
const ofCommands = (bursts: readonly Burst[]) => spreadOf(bursts.filter(({ of, alone }) => of === "commands" && alone).map(({ p99 }) => p99));

const commandTable = ({ bursts }: BurstFigures) => {
  const { median, quartiles } = ofCommands(bursts);
  return { caption: "The bursts of nothing but commands together", columns: ["p99's median, ms", "quartiles, ms"], rows: [[Math.round(median), quartiles.map((each) => Math.round(each)).join(" to ")]] };
};

const toldTable = ({ verdict: { occurrences, own, inThreads, coalesced, storms, flags, messages, lost, doubled } }: BurstFigures) => ({
  caption: "What became of the failures",
  columns: ["occurrences counted", "told in their own message", "told in a thread", "told in a storm's message", "storms' messages", "flags", "messages in Slack", "lost", "doubled"],
  rows: [[occurrences, own, inThreads, coalesced, storms, flags, messages, lost, doubled]],
});

const slackTable = ({ slack: { posted, refused, mostAtOnce, mostWaits, updates, updatesRefused, updatesInAMinute }, deadLetters, retried }: BurstFigures) => ({
  caption: "One message a second and channel, 50 changes of messages a minute",
  columns: ["posted", "most within a second, in one channel", "answered 429", "answered 429, in one channel", "changes of messages", "most changes in a minute", "changes answered 429", "tries put off", "dead letters"],
  rows: [[posted, mostAtOnce, refused, mostWaits, updates, updatesInAMinute, updatesRefused, retried, deadLetters]],
});

const memoryTable = ({ samples, growth }: MemoryFigures) => ({
  caption: "Memory",
  columns: ["events handled", "held by what answers, MiB", "held by what consumes the queue, MiB", "resident, both, MiB"],
  rows: [
    ...quarters(samples).map(({ events, answering, consuming, resident }) => [events, round(answering), round(consuming), Math.round(resident)]),
    ["grown from the second quarter's mean to the last's", round(growth.answering), round(growth.consuming), Math.round(growth.resident)],
  ],
});

const quarters = (samples: readonly Sample[]): Sample[] => [1, 2, 3, 4].flatMap((number) => samples[Math.ceil((number * samples.length) / 4) - 1] ?? []);

const targetsOf = ({ bursts, verdict, slack, deadLetters }: BurstFigures, { growth }: MemoryFigures, runs: number): Target[] => [
  { what: "requests that got no 2xx", value: bursts.reduce((sum, { requests, answered }) => sum + requests - answered, 0), limit: 0, is: "at most" },
  { what: "occurrences and messages lost", value: verdict.lost, limit: 0, is: "at most" },
  { what: "occurrences and messages doubled", value: verdict.doubled, limit: 0, is: "at most" },
  { what: "dead letters", value: deadLetters, limit: 0, is: "at most" },
  { what: "messages posted in one channel within a second", value: slack.mostAtOnce, limit: 1, is: "at most" },
  { what: "changes of messages that got through within a minute", value: slack.updatesInAMinute, limit: mostUpdates, is: "at most" },
  { what: `median of the p99 of the answers to ${runs} commands at once, ms (Slack waits 3,000)`, value: Math.round(ofCommands(bursts).median), limit: 3_000, is: "at most" },
  { what: "MiB that a process holds more in the last quarter of the hour than in the second", value: round(Math.max(growth.answering, growth.consuming)), limit: 4, is: "at most" },
];
