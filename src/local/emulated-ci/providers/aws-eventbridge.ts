// https://docs.aws.amazon.com/codebuild/latest/userguide/sample-build-notifications-ref.html
import { account, awsApi, awsProject, buildIdOf, region } from "../aws/aws-api.ts";
import type { EmulatedProvider } from "../emulated-provider.ts";
import { commitOf, uuidOf } from "../emulated-run.ts";

/** CodeBuild's events as EventBridge hands them to the function: IAM decides who may, so nothing is signed. */
export const awsEventbridge: EmulatedProvider = {
  ...awsApi,
  name: "aws-eventbridge",
  label: "AWS EventBridge",
  family: "aws",
  passes: true,
  settings: ({ api }) => ({ AWS_EVENTBRIDGE_API_URL: api }),
  project: awsProject,
  delivery: (run, outcome) => {
    const build = `arn:aws:codebuild:${region}:${account}:build/${buildIdOf(run)}`;
    const link = `https://console.aws.amazon.com/cloudwatch/home?region=${region}#logsV2:log-groups/log-group/$252Faws$252Fcodebuild/log-events/${run.id}`;
    const event = {
      version: "0",
      id: uuidOf(run),
      "detail-type": "CodeBuild Build State Change",
      source: "aws.codebuild",
      account,
      time: run.at.toISOString(),
      region,
      resources: [build],
      detail: {
        "build-status": outcome === "failed" ? "FAILED" : "SUCCEEDED",
        "project-name": awsProject(run.owner, run.project),
        "build-id": build,
        "additional-information": { initiator: "nightly", "source-version": `refs/heads/main^{${commitOf(run)}}`, logs: { "group-name": "/aws/codebuild", "stream-name": run.id, "deep-link": link } },
        "current-phase": "COMPLETED",
        version: "1",
      },
    };
    return { kind: "event", event };
  },
};
