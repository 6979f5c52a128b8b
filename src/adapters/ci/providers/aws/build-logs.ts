// https://docs.aws.amazon.com/codebuild/latest/APIReference/API_BatchGetBuilds.html
import * as z from "zod";
import type { FailedJob } from "../../../../ports/pipeline-logs.ts";
import type { Unavailable } from "../../../../ports/unavailable.ts";
import type { CiApi } from "../../provider.ts";
import { callAws } from "./call-aws.ts";
import { openLogStream } from "./open-log-stream.ts";

/** A build by its id `project:uuid`. */
export type BuildKey = { region: string; id: string };

const failures = new Set(["FAILED", "FAULT", "TIMED_OUT"]);

const text = z.string().nullish();
const builds = z.object({
  builds: z
    .array(z.object({ buildStatus: text, projectName: text, logs: z.object({ groupName: text, streamName: text }).nullish() }))
    .nullish(),
});
type Build = NonNullable<z.infer<typeof builds>["builds"]>[number];

/** The build as its one job, if it failed; `id` is what the job is known by. */
export const failedBuild = async (api: CiApi, key: BuildKey, id: string): Promise<{ kind: "jobs"; jobs: FailedJob[] } | Unavailable> => {
  const found = await findBuild(api, key);
  if (found.kind === "unavailable") return found;
  const { buildStatus, projectName } = found.value;
  return { kind: "jobs", jobs: failures.has(buildStatus ?? "") ? [{ id, name: projectName ?? id }] : [] };
};

export const openBuildLog = async (api: CiApi, key: BuildKey): Promise<{ kind: "log"; chunks: AsyncIterable<Uint8Array> } | Unavailable> => {
  const found = await findBuild(api, key);
  if (found.kind === "unavailable") return found;
  const { groupName, streamName } = found.value.logs ?? {};
  if (!groupName || !streamName) return { kind: "unavailable", reason: "the build wrote no log to CloudWatch Logs" };
  return openLogStream(api, { region: key.region, group: groupName, name: streamName });
};

const findBuild = async (api: CiApi, { region, id }: BuildKey): Promise<{ kind: "ok"; value: Build } | Unavailable> => {
  const answer = await callAws(api, { service: "CodeBuild_20161006", action: "BatchGetBuilds", region }, { ids: [id] }, builds);
  if (answer.kind === "unavailable") return answer;
  const [build] = answer.value.builds ?? [];
  return build === undefined ? { kind: "unavailable", reason: "the build is not in this account and region, or no more" } : { kind: "ok", value: build };
};
