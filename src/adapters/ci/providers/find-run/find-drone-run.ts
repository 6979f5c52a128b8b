// https://docs.drone.io/api/builds/build_info/
import * as z from "zod";
import { asDelivered } from "../../as-delivered.ts";
import type { RunFinder } from "../../provider.ts";
import { buildPath, drone } from "../drone.ts";

const underWay = new Set(["pending", "running", "waiting_on_dependencies"]);

const buildSchema = z.looseObject({ status: z.string().nullish() });
const repoSchema = z.looseObject({});

/** The same objects that a delivery holds: the build and its repository, which has the id. */
export const findDroneRun: RunFinder = async (api, { name, runId }) => {
  const build = await api.json(buildPath(name, runId), buildSchema);
  if (build.kind === "unavailable") return build;
  const repo = await api.json(`/api/repos/${name}`, repoSchema);
  if (repo.kind === "unavailable") return repo;
  const { baseUrl } = api.connection;
  const body = { repo: repo.value, build: build.value, system: baseUrl === null ? null : { link: baseUrl } };
  return asDelivered(drone, { body, underWay: underWay.has(build.value.status ?? ""), headers: { "x-drone-event": "build" } });
};
