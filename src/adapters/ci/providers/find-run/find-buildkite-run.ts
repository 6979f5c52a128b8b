// https://buildkite.com/docs/apis/rest-api/builds#get-a-build
import * as z from "zod";
import { asDelivered } from "../../as-delivered.ts";
import type { RunFinder } from "../../provider.ts";
import { buildkite, buildPath } from "../buildkite.ts";

const underWay = new Set(["creating", "scheduled", "running", "failing", "canceling"]);

const buildSchema = z.looseObject({ state: z.string().nullish(), pipeline: z.unknown() });

/** The same objects that a delivery holds, one inside the other. */
export const findBuildkiteRun: RunFinder = async (api, { name, runId }) => {
  const answer = await api.json(buildPath(api, name, runId), buildSchema);
  if (answer.kind === "unavailable") return answer;
  const { pipeline, ...build } = answer.value;
  return asDelivered(buildkite, { body: { event: "build.finished", build, pipeline }, underWay: underWay.has(build.state ?? "") });
};
