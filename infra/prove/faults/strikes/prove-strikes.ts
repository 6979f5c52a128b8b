import { seededRandom } from "../../../../test/evaluation/seeded-random.ts";
import type { Part } from "../part.ts";
import { scenes } from "../scene.ts";
import type { Stage } from "../stage/start-stage.ts";
import type { Plan, Service, World } from "../stage/world.ts";

type Way = { what: string; plan: Omit<Plan, "service" | "call"> };
/** `patient`: also with what waits for seconds, because no answer comes. */
export type StrikeSize = { seed: number; oneIn: number; patient?: boolean; say?: (line: string) => void };

/** So many together, that what waits for an answer that never comes waits together; of them so many at once, that none of the others has to wait for its own. */
const [together, atOnce] = [150, 48] as const;

/** Each scene again and again on real servers, each time with a service breaking another of its calls in one of these ways. */
export const proveStrikes = async (stage: Stage, service: Service, every: readonly Way[], { seed, oneIn, patient = true, say = () => {} }: StrikeSize): Promise<Omit<Part, "table"> & { rows: (string | number)[][]; calls: number }> => {
  const random = seededRandom(`${seed} ${service}`);
  const ways = every.filter(({ plan }) => patient || plan.strike.kind !== "silence");
  const clean = await Promise.all(scenes.map((scene) => stage.addWorld({ name: `${scene.name}, no fault`, scene })));
  await stage.work();
  const faults = await stage.judge(clean);
  const calls = new Map(clean.map(({ scene, seen }) => [scene, seen[service]]));
  const possible = ways.flatMap((way) => scenes.flatMap((scene) => Array.from({ length: calls.get(scene) ?? 0 }, (_, index) => ({ way, scene, call: index + 1, lot: random.below(2 ** 31) }))));
  const planned = possible.toSorted((a, b) => a.lot - b.lot).slice(0, Math.ceil(possible.length / oneIn));

  const struck = new Map<string, number>();
  let spared = 0;
  for (let from = 0; from < planned.length; from += together) {
    const worlds: World[] = [];
    for (const { way, scene, call } of planned.slice(from, from + together)) {
      worlds.push(await stage.addWorld({ name: `${service} ${way.what}, at call ${call} of ${scene.name}`, scene, plan: { ...way.plan, service, call } }));
    }
    await stage.work(atOnce);
    faults.push(...(await stage.judge(worlds)));
    for (const [index, { struck: times }] of worlds.entries()) {
      const what = planned[from + index]?.way.what ?? "";
      struck.set(what, (struck.get(what) ?? 0) + times);
      // A slow machine makes faults of its own, and a run that comes after them may need fewer calls.
      if (times === 0) spared += 1;
    }
    say(`${service}: ${Math.min(from + together, planned.length)} of ${planned.length} schedules, ${faults.length} faults`);
  }
  if (spared > planned.length / 2) faults.push(`${service}: in ${spared} of ${planned.length} schedules nothing was broken`);
  return {
    rows: ways.map(({ what }) => [what, planned.filter(({ way }) => way.what === what).length, struck.get(what) ?? 0]),
    calls: [...calls.values()].reduce((sum, each) => sum + each, 0),
    schedules: planned.length,
    faults,
  };
};
