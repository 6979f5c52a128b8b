// https://circleci.com/docs/api/v2/#tag/Workflow/operation/getWorkflowById
import * as z from "zod";
import { asDelivered } from "../../as-delivered.ts";
import type { RunFinder } from "../../provider.ts";
import { circleci } from "../circleci.ts";

const underWay = new Set(["running", "failing", "on_hold"]);

const text = z.string().nullish();
const workflowSchema = z.object({
  id: z.string(),
  name: text,
  status: text,
  stopped_at: text,
  pipeline_id: z.string(),
  pipeline_number: z.number().int(),
  project_slug: z.string(),
});
const pipelineSchema = z.looseObject({ id: z.string() });
const projectSchema = z.object({ id: z.string() });

/** The workflow, its pipeline, which knows the branch, and its project, which has the id that deliveries name. */
export const findCircleciRun: RunFinder = async (api, { name, runId }) => {
  const found = await api.json(`/api/v2/workflow/${encodeURIComponent(runId)}`, workflowSchema);
  if (found.kind === "unavailable") return found;
  const { pipeline_id: pipelineId, pipeline_number: number, project_slug: slug, ...workflow } = found.value;
  if (shortSlug(slug) !== shortSlug(name)) return { kind: "unavailable", reason: `the workflow ${runId} is of another project than ${name}` };
  const pipeline = await api.json(`/api/v2/pipeline/${encodeURIComponent(pipelineId)}`, pipelineSchema);
  if (pipeline.kind === "unavailable") return pipeline;
  const project = await api.json(`/api/v2/project/${name}`, projectSchema);
  if (project.kind === "unavailable") return project;
  const url = `${api.connection.baseUrl ?? ""}/pipelines/${name}/${number}/workflows/${workflow.id}`;
  const body = { type: "workflow-completed", project: { id: project.value.id, slug: name }, pipeline: pipeline.value, workflow: { ...workflow, url } };
  return asDelivered(circleci, { body, underWay: underWay.has(workflow.status ?? "") });
};

/** Deliveries and addresses say `github`, where the API says `gh`. */
const shortSlug = (slug: string): string => slug.replace(/^github\//, "gh/").replace(/^bitbucket\//, "bb/");
