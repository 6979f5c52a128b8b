// https://docs.aws.amazon.com/codebuild/latest/APIReference/API_BatchGetBuilds.html
import * as z from "zod";
import { asDelivered } from "../../as-delivered.ts";
import type { RunFinder } from "../../provider.ts";
import { callAws } from "../aws/call-aws.ts";
import { readEvent } from "../aws/read-event.ts";
import { regionIn } from "../aws/region.ts";

const text = z.string().nullish();
/** In seconds. */
const time = z.number().nullish();
const buildsSchema = z.object({
  builds: z
    .array(
      z.object({
        arn: z.string(),
        projectName: z.string(),
        buildStatus: text,
        initiator: text,
        sourceVersion: text,
        endTime: time,
        logs: z.object({ deepLink: text }).nullish(),
        phases: z.array(z.object({ phaseType: text, startTime: time })).nullish(),
      }),
    )
    .nullish(),
});

/**
 * A build of CodeBuild. An execution of CodePipeline cannot be asked for: no call tells how often its stages were retried,
 * which is what tells one event of an execution from the next, so it could be told and counted twice.
 */
export const findAwsRun: RunFinder = async (api, { runId }) => {
  const [, id] = /:build\/(.+)$/.exec(runId) ?? [];
  const region = regionIn(runId);
  if (id === undefined || region === undefined) return { kind: "cannot-tell" };
  const answer = await callAws(api, { service: "CodeBuild_20161006", action: "BatchGetBuilds", region }, { ids: [id] }, buildsSchema);
  if (answer.kind === "unavailable") return answer;
  const [build] = answer.value.builds ?? [];
  if (build === undefined) return { kind: "unavailable", reason: "the build is not in this account and region, or no more" };
  const ended = build.phases?.find(({ phaseType }) => phaseType === "COMPLETED")?.startTime ?? build.endTime;
  const body = {
    "detail-type": "CodeBuild Build State Change",
    // The event has whole seconds.
    time: typeof ended === "number" ? new Date(Math.floor(ended) * 1000).toISOString() : null,
    detail: {
      "build-status": build.buildStatus,
      "project-name": build.projectName,
      "build-id": build.arn,
      "additional-information": { initiator: build.initiator, "source-version": build.sourceVersion, logs: { "deep-link": build.logs?.deepLink } },
    },
  };
  return asDelivered({ read: readEvent }, { body, underWay: build.buildStatus === "IN_PROGRESS" });
};
