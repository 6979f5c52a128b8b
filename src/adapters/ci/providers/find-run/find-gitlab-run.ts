// https://docs.gitlab.com/api/pipelines/#get-a-single-pipeline
import * as z from "zod";
import type { Unavailable } from "../../../../ports/unavailable.ts";
import { asDelivered } from "../../as-delivered.ts";
import type { CiApi, RunFinder } from "../../provider.ts";
import { gitlab, projectOf } from "../gitlab.ts";

const underWay = new Set(["created", "waiting_for_resource", "preparing", "waiting_for_callback", "pending", "running", "canceling"]);

const text = z.string().nullish();
const projectSchema = z.looseObject({ id: z.number().int() });
const pipelineSchema = z.looseObject({ id: z.number().int(), status: text, ref: text, web_url: text, finished_at: text });
const requestSchema = z.looseObject({ source_branch: text });
const jobsSchema = z.array(z.looseObject({ status: text }));

/** A delivery is made of three objects of the API: the project, the pipeline, and the merge request that it is of. */
export const findGitlabRun: RunFinder = async (api, { name, runId }) => {
  const path = projectOf(api, name);
  const project = await api.json(path, projectSchema);
  if (project.kind === "unavailable") return project;
  const pipeline = await api.json(`${path}/pipelines/${encodeURIComponent(runId)}`, pipelineSchema);
  if (pipeline.kind === "unavailable") return pipeline;
  const request = await requestOf(api, path, pipeline.value.ref);
  if (request.kind === "unavailable") return request;
  const builds = await buildsOf(api, path, pipeline.value);
  if (builds.kind === "unavailable") return builds;
  const body = {
    object_kind: "pipeline",
    object_attributes: { ...pipeline.value, url: pipeline.value.web_url },
    project: project.value,
    merge_request: request.value,
    builds: builds.value,
  };
  return asDelivered(gitlab, { body, underWay: underWay.has(pipeline.value.status ?? "") });
};

type Answer<T> = { kind: "ok"; value: T } | Unavailable;

/** https://docs.gitlab.com/api/merge_requests/#get-single-mr: a pipeline of one has no branch of its own. */
const requestOf = async (api: CiApi, path: string, ref: string | null | undefined): Promise<Answer<unknown>> => {
  const number = /^refs\/merge-requests\/(\d+)\//.exec(ref ?? "")?.[1];
  return number === undefined ? { kind: "ok", value: null } : api.json(`${path}/merge_requests/${number}`, requestSchema);
};

/** A pipeline that failed and has no end is told from its next try by its jobs. */
const buildsOf = async (api: CiApi, path: string, { id, status, finished_at }: z.infer<typeof pipelineSchema>): Promise<Answer<unknown[]>> =>
  status === "failed" && !finished_at ? api.json(`${path}/pipelines/${id}/jobs?scope[]=failed&per_page=100`, jobsSchema) : { kind: "ok", value: [] };
