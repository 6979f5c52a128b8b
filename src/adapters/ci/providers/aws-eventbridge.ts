// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html
import type { CiProvider } from "../provider.ts";
import { consoleAndLogs } from "./aws/console-and-logs.ts";
import { readEvent } from "./aws/read-event.ts";

/** CodeBuild's and CodePipeline's events, handed over by EventBridge: IAM decides who may send them. */
export const awsEventbridge: CiProvider = {
  ...consoleAndLogs,
  name: "aws-eventbridge",
  eventSources: ["aws.codebuild", "aws.codepipeline"],
  // They bear no signature: what claims over HTTP to be one is refused.
  verify: async () => false,
  read: readEvent,
};
