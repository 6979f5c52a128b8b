// https://tekton.dev/docs/pipelines/pipelineruns/
import * as z from "zod";
import { asDelivered } from "../../as-delivered.ts";
import type { RunFinder } from "../../provider.ts";
import { tekton } from "../tekton.ts";

const text = z.string().nullish();
const runSchema = z.looseObject({
  kind: z.literal("PipelineRun"),
  status: z.looseObject({ conditions: z.array(z.looseObject({ type: text, status: text })).nullish() }).nullish(),
});

/** The resource itself, which is what a delivery holds. It names the pipeline, which the run's address does not. */
export const findTektonRun: RunFinder = async (api, { name, runId }) => {
  const namespace = name.split("/")[0] ?? "";
  const answer = await api.json(`/apis/tekton.dev/v1/namespaces/${encodeURIComponent(namespace)}/pipelineruns/${encodeURIComponent(runId)}`, runSchema);
  if (answer.kind === "unavailable") return answer;
  const ended = answer.value.status?.conditions?.some(({ type, status }) => type === "Succeeded" && (status === "True" || status === "False"));
  return asDelivered(tekton, { body: { pipelineRun: answer.value }, underWay: ended !== true });
};
