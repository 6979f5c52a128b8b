import { aLink } from "../adapters/store-contract.ts";
import { createWorld, type World } from "./create-world.ts";

const team = "C000000001";

/** A world whose one team has links to these projects, `acme/*` where none is named; what is posted there is of failures alone. */
export const linkedWorld = async (...projects: string[]): Promise<World> => {
  const world = createWorld();
  const { store } = world.ports;
  await store.putLink(aLink(team));
  for (const each of projects) await store.putLink(aLink(team, { projects: each }));
  await store.changeTeam(team, { thresholds: { other: { notice: 1000, warning: 2000 } } });
  return world;
};
