import type { Actors } from "../actors.ts";
import type { Scene } from "../scene.ts";
import type { Strike } from "./strike.ts";

export type Service = "slack" | "dynamodb";

/** Which of a scene's calls are struck, numbered from 1 for each service. */
export type Plan = {
  service: Service;
  call: number;
  times: number;
  strike: Strike;
  /** The first look for a message that was perhaps posted is struck as well. */
  search?: boolean;
};

/** A scene played once on real servers, with a channel and projects of its own. */
export type World = {
  name: string;
  scene: Scene;
  actors: Actors;
  plan: Plan | undefined;
  /** Calls that came, by service. */
  seen: Record<Service, number>;
  struck: number;
  searched: number;
};

/** What becomes of a world's next call of a service. */
export const strikeOf = (world: World, service: Service, isSearch: boolean): Strike | undefined => {
  const { plan } = world;
  const call = (world.seen[service] += 1);
  if (plan === undefined || plan.service !== service) return undefined;
  const isPlanned = call >= plan.call && call < plan.call + plan.times;
  const isSearched = plan.search === true && isSearch && call >= plan.call + plan.times && (world.searched += 1) === 1;
  if (!isPlanned && !isSearched) return undefined;
  world.struck += 1;
  return plan.strike;
};
