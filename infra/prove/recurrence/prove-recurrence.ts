import { createMemoryStore } from "../../../src/adapters/memory/create-memory-store.ts";
import { partOf, type Part } from "./figures.ts";
import { startRealSurroundings } from "./real-surroundings.ts";
import { simulate } from "./simulate.ts";
import { makeDigestsSynchronous } from "./synchronous-digests.ts";

export type Size = { weeks: number; teams: number };
type Settings = Size & { seed: number; progress?: (weeks: number, violations: number) => void };

const timed = async <T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> => {
  const restore = makeDigestsSynchronous();
  const began = performance.now();
  try {
    return { result: await work(), seconds: Math.round((performance.now() - began) / 1000) };
  } finally {
    restore();
  }
};

/** On the store in memory and a Slack in memory. */
export const proveInMemory = async ({ seed, weeks, teams, progress }: Settings): Promise<Part> => {
  const channels = Array.from({ length: teams }, (_, number) => `C${String(number + 1).padStart(9, "0")}`);
  const { result, seconds } = await timed(() => simulate({ seed, weeks, channels, createStore: (clock) => createMemoryStore({ clock }), ...(progress === undefined ? {} : { progress }) }));
  return partOf("in memory", result, { weeks, seconds });
};

/** On the embedded DynamoDB and the emulated Slack; what that Slack holds in the end is looked at as well. */
export const proveOnServers = async ({ seed, weeks, teams }: Settings): Promise<Part> => {
  const real = await startRealSurroundings(teams);
  try {
    const { result, seconds } = await timed(async () => {
      const simulated = await simulate({ seed, weeks, channels: real.channels, createStore: real.createStore, messenger: real.messenger });
      const { messages, keys } = simulated.oracle.messages;
      for (const channel of real.channels) {
        const held = (await real.keysIn(channel)).toSorted();
        const known = [...messages.values()].filter((each) => each.channel === channel).map(({ key }) => key).toSorted();
        if (JSON.stringify(held) !== JSON.stringify(known)) simulated.oracle.violations.add("Slack holds other messages than were posted", channel, `${held.length}, not ${known.length}`);
        const twice = held.filter((key, index) => held[index - 1] === key || !keys.has(key));
        if (twice.length > 0) simulated.oracle.violations.add("a message is posted twice", channel, twice.join(", "));
      }
      return simulated;
    });
    return partOf("embedded DynamoDB, emulated Slack", result, { weeks, seconds });
  } finally {
    await real.close();
  }
};
