import type { EndState } from "../end-state.ts";
import { judge } from "../judge.ts";
import type { HeldQueue } from "./held-queue.ts";
import type { Surroundings } from "./start-surroundings.ts";
import type { World } from "./world.ts";

type On = { store: EndState["store"]; surroundings: Surroundings; queue: HeldQueue };

/** What is not as it must be in the end of each of these worlds, by its name. */
export const judgeWorlds = async ({ store, surroundings, queue }: On, worlds: readonly World[]): Promise<string[]> => {
  const reserved = await surroundings.reservations();
  const faults: string[] = [];
  for (const { name, scene, actors } of worlds) {
    const isOurs = (text: string): boolean => text.includes(actors.id) || text.includes(actors.channel);
    const found = await judge(scene, actors, {
      store,
      messages: await surroundings.messagesIn(actors.channel),
      reserved: reserved.filter(isOurs),
      pending: queue.count(isOurs),
      deadLetters: queue.deadLetters.filter(({ body }) => isOurs(body)).length,
    });
    if (found.length > 0) faults.push(`${name}: ${found.join("; ")}`);
  }
  return faults;
};
