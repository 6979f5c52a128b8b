// https://learn.microsoft.com/en-us/rest/api/azure/devops/build/builds/get
import * as z from "zod";
import { asDelivered } from "../../as-delivered.ts";
import type { RunFinder } from "../../provider.ts";
import { azureDevops } from "../azure-devops.ts";

const buildSchema = z.looseObject({ status: z.string(), definition: z.looseObject({ name: z.string() }), project: z.looseObject({ id: z.string(), name: z.string() }) });

/** The same object that a delivery of version 2.0 holds. It names the pipeline, which the run's address does not. */
export const findAzureRun: RunFinder = async (api, { name, runId }) => {
  const project = name.replace(/\/\*$/, "");
  const answer = await api.json(`/${encodeURIComponent(project)}/_apis/build/builds/${encodeURIComponent(runId)}?api-version=7.1`, buildSchema);
  if (answer.kind === "unavailable") return answer;
  return asDelivered(azureDevops, { body: { eventType: "build.complete", resource: answer.value }, underWay: answer.value.status !== "completed" });
};
