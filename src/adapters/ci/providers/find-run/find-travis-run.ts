// https://developer.travis-ci.com/resource/build
import * as z from "zod";
import { asDelivered } from "../../as-delivered.ts";
import type { RunFinder } from "../../provider.ts";
import { travis } from "../travis.ts";

const underWay = new Set(["created", "queued", "received", "started"]);

const text = z.string().nullish();
const buildSchema = z.object({
  id: z.number().int(),
  state: text,
  finished_at: text,
  pull_request_number: z.number().int().nullish(),
  repository: z.object({ id: z.number().int(), slug: z.string() }),
  branch: z.object({ name: text }).nullish(),
  commit: z.object({ sha: text }).nullish(),
});

/** The API nests what a delivery has side by side. */
export const findTravisRun: RunFinder = async (api, { name, runId }) => {
  const answer = await api.json(`/build/${encodeURIComponent(runId)}`, buildSchema);
  if (answer.kind === "unavailable") return answer;
  const { repository, branch, commit, ...build } = answer.value;
  const [owner, repo] = repository.slug.split("/");
  const body = {
    ...build,
    repository: { id: repository.id, owner_name: owner, name: repo },
    branch: branch?.name,
    commit: commit?.sha,
    build_url: `${api.connection.baseUrl ?? ""}/${name}/builds/${build.id}`,
  };
  return asDelivered(travis, { body, underWay: underWay.has(build.state ?? "") });
};
