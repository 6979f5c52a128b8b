// https://developer.atlassian.com/cloud/bitbucket/rest/api-group-commit-statuses/#api-repositories-workspace-repo-slug-commit-commit-statuses-get
import * as z from "zod";
import type { Unavailable } from "../../../../ports/unavailable.ts";
import { asDelivered } from "../../as-delivered.ts";
import type { CiApi, RunFinder } from "../../provider.ts";
import { bitbucket, pipelineNumber, repositoryPath } from "../bitbucket.ts";

const pipelineSchema = z.object({
  repository: z.looseObject({ full_name: z.string() }),
  target: z.object({ commit: z.object({ hash: z.string().regex(/^[0-9a-f]+$/) }) }),
});
const statusSchema = z.looseObject({ url: z.string().nullish(), state: z.string().nullish() });
const statusesSchema = z.object({ values: z.array(statusSchema), next: z.string().nullish() });

/** A delivery is of the build status that the pipeline posted on its commit, and has that status' times: so it is looked up by the pipeline's commit. */
export const findBitbucketRun: RunFinder = async (api, { name, runId }) => {
  const path = repositoryPath(api, name);
  const pipeline = await api.json(`${path}/pipelines/${encodeURIComponent(runId)}`, pipelineSchema);
  if (pipeline.kind === "unavailable") return pipeline;
  const { repository, target } = pipeline.value;
  const status = await statusOf(api, `${path}/commit/${target.commit.hash}/statuses`, (url) => pipelineNumber(url, repository.full_name) === runId);
  if (status.kind === "unavailable") return status;
  const body = { repository, commit_status: { commit: target.commit, ...status.value } };
  return asDelivered(bitbucket, { body, underWay: status.value.state === "INPROGRESS", headers: { "x-event-key": "repo:commit_status_updated" } });
};

const statusOf = async (api: CiApi, path: string, isOfRun: (url: string | null | undefined) => boolean): Promise<{ kind: "ok"; value: z.infer<typeof statusSchema> } | Unavailable> => {
  for (let page = 1; page <= 10; page += 1) {
    const answer = await api.json(`${path}?pagelen=100&page=${page}`, statusesSchema);
    if (answer.kind === "unavailable") return answer;
    const value = answer.value.values.find(({ url }) => isOfRun(url));
    if (value !== undefined) return { kind: "ok", value };
    if (answer.value.values.length === 0 || !answer.value.next) break;
  }
  return { kind: "unavailable", reason: "its commit has no build status of the pipeline" };
};
