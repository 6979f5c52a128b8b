// https://docs.drone.io/api/builds/build_info/
import * as z from "zod";
import { asDelivered } from "../../as-delivered.ts";
import type { RunFinder } from "../../provider.ts";
import { buildPath, drone } from "../drone.ts";

const anything = z.looseObject({});

/** The same objects that a delivery holds: the build and its repository, which has the id. */
export const findDroneRun: RunFinder = async (api, { name, runId }) => {
  const build = await api.json(buildPath(name, runId), anything);
  if (build.kind === "unavailable") return build;
  const repo = await api.json(`/api/repos/${name}`, anything);
  if (repo.kind === "unavailable") return repo;
  const { baseUrl } = api.connection;
  return asDelivered(drone, { repo: repo.value, build: build.value, system: baseUrl === null ? null : { link: baseUrl } }, { "x-drone-event": "build" });
};
