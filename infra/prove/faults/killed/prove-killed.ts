import { seededRandom } from "../../../../test/evaluation/seeded-random.ts";
import type { Part } from "../part.ts";
import { scenes } from "../scene.ts";
import { startStage } from "../stage/start-stage.ts";
import type { Strike } from "../stage/strike.ts";
import type { World } from "../stage/world.ts";
import { startConsumer } from "./start-consumer.ts";

/** When a process is killed: while it waits for a call that is not done, for one that is, or some milliseconds after it made one. */
const ways = ["before a call is done", "after a call is done", "at any moment"] as const;

type Size = { seed: number; kills: number; worlds: number; say?: (line: string) => void };

/** The function in a process of its own is killed (SIGKILL) again and again while deliveries stream in; the table, Slack, the CI API and the queue outlive it. */
export const proveKilled = async ({ seed, kills, worlds: perScene, say = () => {} }: Size): Promise<Part> => {
  const random = seededRandom(`${seed} killed`);
  const killed = new Map<string, number>(ways.map((way) => [way, 0]));
  let left = 0;
  let calls = 0;
  let next = Number.POSITIVE_INFINITY;
  let settings: Record<string, string> = {};
  let current: ReturnType<typeof startConsumer> | undefined;
  let spare: ReturnType<typeof startConsumer> | undefined;

  const kill = async (dying: typeof current): Promise<void> => {
    if (dying === undefined || dying !== current) return;
    current = spare;
    spare = startConsumer(settings);
    (await dying).kill();
  };

  /** Asked of each call: whether whoever makes it dies now. */
  const strikeAny = (): Strike | undefined => {
    calls += 1;
    if (calls < next) return undefined;
    left -= 1;
    next = left > 0 ? calls + 5 + random.below(70) : Number.POSITIVE_INFINITY;
    const way = random.pick(ways);
    killed.set(way, (killed.get(way) ?? 0) + 1);
    const dying = current;
    if (way === "at any moment") {
      setTimeout(() => void kill(dying), random.below(40));
      return undefined;
    }
    void kill(dying);
    return { kind: "silence", done: way === "after a call is done" };
  };

  const stage = await startStage({
    strikeAny,
    startConsumer: async (given) => {
      settings = given;
      current = startConsumer(settings);
      spare = startConsumer(settings);
      return {
        handle: async (event) => (await current)?.hand(event),
        stop: async () => {
          for (const each of [current, spare]) await (await each)?.stop();
        },
      };
    },
  });
  try {
    const all: World[] = [];
    const faults: string[] = [];
    left = kills;
    for (const times = (): number => [...killed.values()].reduce((sum, each) => sum + each, 0); times() < kills; ) {
      const worlds: World[] = [];
      for (const scene of scenes) for (let count = 0; count < perScene; count += 1) worlds.push(await stage.addWorld({ name: `killed (SIGKILL), seed ${seed}: ${scene.name}, ${all.length + worlds.length}`, scene, twice: true }));
      next = calls + 5 + random.below(70);
      await stage.work(5, { mixed: true });
      faults.push(...(await stage.judge(worlds)));
      all.push(...worlds);
      say(`killed: ${times()} of ${kills}, ${faults.length} faults`);
    }
    return {
      table: {
        caption: `The function in a process of its own, five messages at once, killed and started again. ${all.length} scenes, each delivery twice; ${stage.queue.received()} times a message was handed over`,
        columns: ["killed (SIGKILL)", "times"],
        rows: [...killed],
      },
      schedules: kills,
      faults,
    };
  } finally {
    await stage.close();
  }
};
