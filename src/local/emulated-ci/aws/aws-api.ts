// https://docs.aws.amazon.com/codebuild/latest/APIReference/API_BatchGetBuilds.html
import * as z from "zod";
import type { ApiAnswer, ApiRequest, EmulatedProvider } from "../emulated-provider.ts";
import { uuidOf, type EmulatedRun } from "../emulated-run.ts";

const input = z.object({
  ids: z.array(z.string()).optional(),
  filter: z.object({ pipelineExecutionId: z.string() }).optional(),
  logStreamName: z.string().optional(),
  nextToken: z.string().optional(),
});

export const account = "000000000000";
export const region = "us-east-1";

/** A project's name: it has no owner, so it begins with whose it is. */
export const awsProject = (owner: string, name: string): string => `${owner}-${name}`;

export const buildIdOf = (run: EmulatedRun): string => `${awsProject(run.owner, run.project)}:${uuidOf(run)}`;

/** What CodeBuild, CodePipeline and CloudWatch Logs answer; calls are signed with the function's own keys. */
export const awsApi: Pick<EmulatedProvider, "credentials" | "api"> = {
  credentials: { header: "authorization", like: /^AWS4-HMAC-SHA256 Credential=/ },
  api: ({ headers, body, find }: ApiRequest): ApiAnswer | undefined => {
    const asked = input.safeParse(JSON.parse(body || "{}")).data ?? {};
    const runOf = (name: string | undefined): EmulatedRun | undefined => find(name?.slice(-10));
    switch (headers["x-amz-target"]) {
      case "CodeBuild_20161006.BatchGetBuilds": {
        const run = runOf(asked.ids?.[0]);
        const logs = { groupName: "/aws/codebuild", streamName: run?.id };
        return { kind: "json", body: { builds: run === undefined ? [] : [{ id: asked.ids?.[0], buildStatus: "FAILED", projectName: run.job, logs }] } };
      }
      case "CodePipeline_20150709.ListActionExecutions": {
        const run = runOf(asked.filter?.pipelineExecutionId);
        return { kind: "json", body: { actionExecutionDetails: run === undefined ? [] : [actionOf(run)] } };
      }
      case "Logs_20140328.GetLogEvents": {
        const run = runOf(asked.logStreamName);
        if (run === undefined) return undefined;
        // The last page first; before the first one the token repeats.
        const events = asked.nextToken === undefined ? run.lines.map((message) => ({ timestamp: run.at.getTime(), message: `${message}\n` })) : [];
        return { kind: "json", body: { events, nextBackwardToken: "b/1", nextForwardToken: "f/1" }, logOf: run.id };
      }
      default:
        return undefined;
    }
  },
};

const actionOf = (run: EmulatedRun) => ({
  pipelineExecutionId: uuidOf(run),
  actionExecutionId: `a-${run.id}`,
  stageName: "Push",
  actionName: run.job,
  status: "Failed",
  startTime: Math.floor(run.at.getTime() / 1000),
  input: { actionTypeId: { category: "Build", owner: "AWS", provider: "CodeBuild", version: "1" }, region },
  output: { executionResult: { externalExecutionId: buildIdOf(run), externalExecutionSummary: "Build terminated with state: FAILED" } },
});
