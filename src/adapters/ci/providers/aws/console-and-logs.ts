// https://docs.aws.amazon.com/codebuild/latest/userguide/view-build-details.html
import type { RunKey } from "../../../../pipelines/failed-run.ts";
import type { CiApi, CiProvider } from "../../provider.ts";
import { failedBuild, openBuildLog, type BuildKey } from "./build-logs.ts";
import { awsRefusal, awsScope, signCall } from "./call-aws.ts";
import { failedActions, openActionLog, type ExecutionKey } from "./pipeline-logs.ts";
import { isRegion, regionIn } from "./region.ts";
import { runAt } from "./run-at.ts";

type Shared = Pick<CiProvider, "defaults" | "linkHosts" | "authorize" | "scope" | "refusal" | "failedJobs" | "openLog" | "runAt">;

/** What is the same however an event comes: where its run is shown, and where its logs are. The API's addresses are made of service and region. */
export const consoleAndLogs: Shared = {
  defaults: { baseUrl: "https://console.aws.amazon.com", apiUrl: null, logHosts: [] },
  linkHosts: ["*.console.aws.amazon.com"],
  authorize: signCall,
  scope: awsScope,
  refusal: awsRefusal,
  failedJobs: async (api, run) => {
    const key = keyOf(api, run);
    if (key === undefined) return nowhere;
    return "id" in key ? failedBuild(api, key, run.runId) : failedActions(api, key);
  },
  openLog: async (api, run, job) => {
    const key = keyOf(api, run);
    if (key === undefined) return nowhere;
    return "id" in key ? openBuildLog(api, key) : openActionLog(api, key, job.id);
  },
  runAt,
};

const nowhere = { kind: "unavailable", reason: "no AWS region is known that it could be in" } as const;

/** The run's id is a build's resource name or the id of a pipeline's execution. Its region is the one it names, else the function's own. */
const keyOf = (api: CiApi, { project, runId }: RunKey): BuildKey | ExecutionKey | undefined => {
  const region = regionIn(runId) ?? regionIn(project.key) ?? api.connection.aws?.region;
  if (region === undefined || !(isRegion(region) || api.connection.apiUrl !== null)) return undefined;
  const id = /:build\/(.+)$/.exec(runId)?.[1];
  return id === undefined ? { region, pipeline: project.name, execution: runId } : { region, id };
};
