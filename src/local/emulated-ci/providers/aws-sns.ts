// https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html
import { sign } from "node:crypto";
import { account, awsApi, awsProject, region } from "../aws/aws-api.ts";
import type { EmulatedProvider } from "../emulated-provider.ts";
import { uuidOf } from "../emulated-run.ts";

const topic = `arn:aws:sns:${region}:${account}:ci-failures`;

/** CodePipeline's events through a topic. SNS's own key is not to be had, so the bot is given the certificate of this start's. */
export const awsSns: EmulatedProvider = {
  ...awsApi,
  name: "aws-sns",
  label: "AWS SNS",
  family: "aws",
  passes: true,
  settings: ({ api }) => ({ AWS_SNS_API_URL: api, AWS_SNS_TOPIC_ARNS: topic }),
  project: awsProject,
  delivery: (run, outcome, { privateKey }) => {
    const pipeline = awsProject(run.owner, run.project);
    const event = {
      version: "0",
      id: uuidOf(run),
      "detail-type": "CodePipeline Pipeline Execution State Change",
      source: "aws.codepipeline",
      account,
      time: run.at.toISOString(),
      region,
      resources: [`arn:aws:codepipeline:${region}:${account}:${pipeline}`],
      detail: { pipeline, "execution-id": uuidOf(run), state: outcome === "failed" ? "FAILED" : "SUCCEEDED", version: 1, "pipeline-execution-attempt": 1 },
    };
    const signed = { Message: JSON.stringify(event), MessageId: uuidOf(run), Timestamp: new Date().toISOString(), TopicArn: topic, Type: "Notification" };
    const text = Object.entries(signed).map(([name, value]) => `${name}\n${value}\n`).join("");
    const body = {
      ...signed,
      SignatureVersion: "2",
      Signature: sign("sha256", Buffer.from(text), privateKey).toString("base64"),
      SigningCertURL: `https://sns.${region}.amazonaws.com/SimpleNotificationService-local.pem`,
    };
    return { kind: "http", headers: { "content-type": "text/plain; charset=UTF-8", "x-amz-sns-message-type": "Notification" }, body: JSON.stringify(body), isSealed: true };
  },
};
