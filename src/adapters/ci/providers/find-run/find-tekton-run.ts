// https://tekton.dev/docs/pipelines/pipelineruns/
import * as z from "zod";
import { asDelivered } from "../../as-delivered.ts";
import type { RunFinder } from "../../provider.ts";
import { tekton } from "../tekton.ts";

const runSchema = z.looseObject({ kind: z.literal("PipelineRun") });

/** The resource itself, which is what a delivery holds. It names the pipeline, which the run's address does not. */
export const findTektonRun: RunFinder = async (api, { name, runId }) => {
  const namespace = name.split("/")[0] ?? "";
  const answer = await api.json(`/apis/tekton.dev/v1/namespaces/${encodeURIComponent(namespace)}/pipelineruns/${encodeURIComponent(runId)}`, runSchema);
  return answer.kind === "unavailable" ? answer : asDelivered(tekton, { pipelineRun: answer.value });
};
