import { seededRandom } from "../../../../test/evaluation/seeded-random.ts";
import type { Moment } from "../../../../test/support/crash-at.ts";
import { makeDigestsSynchronous } from "../../recurrence/synchronous-digests.ts";
import type { Part } from "../part.ts";
import { crowd, digest, life, storm, type Scene } from "../scene.ts";
import { runSchedule } from "./run-schedule.ts";
import { nameOf, type Schedule } from "./schedule.ts";

const orders = new Map<Scene, readonly (readonly number[])[]>([
  [life, [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]],
  [storm, [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [2, 4, 0, 3, 1], [3, 0, 4, 1, 2]]],
  [crowd, [[0, 1, 2, 3, 4], [4, 2, 0, 3, 1]]],
  [digest, [[0]]],
]);
const ways = ["after its visibility time-out", "a day later from the dead letters"] as const;
const moments: readonly Moment[] = ["before", "after"];

const variantsOf = (scene: Scene): Schedule[] =>
  (orders.get(scene) ?? []).flatMap((order) =>
    [false, true].flatMap((twice) => [null, 0].flatMap((together) => ways.map((comesBack) => ({ scene: scene.name, order, twice, together, comesBack, kills: [] })))),
  );

/** Every 1, or one in so many; by the seed where there is none. */
type Size = { seed: number; pairs: number; oneIn?: number; say?: (line: string) => void };

/** The consumer dies at each call that it makes of the world, before it is done and after; then at two of them. */
export const proveEveryCall = async ({ seed, pairs, oneIn = 1, say = () => {} }: Size): Promise<Part> => {
  const restore = makeDigestsSynchronous();
  const random = seededRandom(`${seed} every call`);
  const faults: string[] = [];
  const rows: (string | number)[][] = [];
  const run = async (schedule: Schedule): Promise<number> => {
    const { calls, faults: found } = await runSchedule(schedule);
    if (found.length > 0) faults.push(`${nameOf(schedule)}: ${found.join("; ")} (again: npx node infra/prove/faults/every-call/replay.ts '${JSON.stringify(schedule)}')`);
    return calls;
  };

  try {
    for (const scene of orders.keys()) {
      const variants = variantsOf(scene);
      let [mostCalls, once, twice] = [0, 0, 0];
      for (const variant of variants) {
        const calls = await run(variant);
        mostCalls = Math.max(mostCalls, calls);
        const places = Array.from({ length: calls }, (_, index) => index + 1).flatMap((call) => moments.map((moment) => ({ call, moment })));
        for (const first of places) {
          if (random.below(oneIn) > 0) continue;
          const reached = await run({ ...variant, kills: [first] });
          once += 1;
          if (scene !== digest || oneIn > 1) continue;
          // Short enough for every pair.
          for (let call = first.call + 1; call <= reached; call += 1) for (const moment of moments) {
            await run({ ...variant, kills: [first, { call, moment }] });
            twice += 1;
          }
        }
        const isEach = scene === digest && oneIn === 1;
        for (let left = isEach ? 0 : Math.ceil(pairs / variants.length); left > 0; left -= 1) {
          const first = places[random.below(places.length)] ?? { call: 1, moment: "before" as const };
          const second = { call: first.call + 1 + random.below(2 * calls - first.call), moment: moments[random.below(2)] ?? "before" };
          await run({ ...variant, together: variant.together === null ? null : random.below(1_000_000), kills: [first, second] });
          twice += 1;
        }
      }
      say(`killed at every call: ${scene.name}, ${once} with one kill, ${twice} with two, ${faults.length} faults`);
      rows.push([scene.name, scene.happenings.length, variants.length, mostCalls, once, scene === digest && oneIn === 1 ? `${twice}, each` : `${twice}, sampled`]);
    }
  } finally {
    restore();
  }
  return {
    table: {
      caption: "The consumer dies, before or after a call that it makes of the table, Slack, the logs or the queue. Variants: every order in which deliveries come, each once or twice, ten minutes apart or all at once, and a message whose consumer died back by the visibility time-out or a day later from the dead letters",
      columns: ["scene", "deliveries", "variants", "calls at most", oneIn === 1 ? "killed once, at each call" : "killed once", "killed twice"],
      rows,
    },
    schedules: rows.reduce((sum, [, , , , once, twice]) => sum + Number(once) + Number.parseInt(String(twice), 10), 0),
    faults,
  };
};
