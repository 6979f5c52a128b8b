import { createSign, type KeyObject } from "node:crypto";

const account = "123456789012";
export const topic = `arn:aws:sns:us-west-2:${account}:ci-failures`;
export const buildId = `arn:aws:codebuild:us-west-2:${account}:build/feeder:0f0f0f0f-1111-2222-3333-444444444444`;
export const executionId = "01234567-0123-0123-0123-012345678901";
export const buildLink = "https://console.aws.amazon.com/cloudwatch/home?region=us-west-2#logEvent:group=/aws/codebuild/feeder;stream=0f0f0f0f";

/** An event that a build changed its state. */
export const buildEvent = ({ status = "FAILED", link = buildLink, more = {} as object, detail = {} as object } = {}) => ({
  version: "0",
  id: "00000000-0000-4000-8000-000000000001",
  "detail-type": "CodeBuild Build State Change",
  source: "aws.codebuild",
  account,
  time: "2026-11-20T10:00:02Z",
  region: "us-west-2",
  resources: [buildId],
  detail: {
    "build-status": status,
    "project-name": "feeder",
    "build-id": buildId,
    "additional-information": {
      initiator: "nightly",
      "build-start-time": "Nov 20, 2026 9:58:00 AM",
      logs: { "group-name": "/aws/codebuild/feeder", "stream-name": "0f0f0f0f", "deep-link": link },
      phases: [
        { "phase-type": "BUILD", "phase-status": status, "start-time": "Nov 20, 2026 9:58:10 AM", "end-time": "Nov 20, 2026 9:59:59 AM", "phase-context": [] },
        { "phase-type": "COMPLETED", "start-time": "Nov 20, 2026 10:00:01 AM" },
      ],
      ...more,
    },
    "current-phase": "COMPLETED",
    version: "1",
    ...detail,
  },
});

/** An event that an execution of a pipeline changed its state. */
export const pipelineEvent = ({ state = "FAILED", type = "Pipeline", detail = {} as object } = {}) => ({
  version: "0",
  id: "CWE-event-id",
  "detail-type": `CodePipeline ${type} Execution State Change`,
  source: "aws.codepipeline",
  account,
  time: "2026-11-20T10:00:03Z",
  region: "us-east-1",
  resources: [`arn:aws:codepipeline:us-east-1:${account}:release`],
  detail: { pipeline: "release", version: 1, state, "execution-id": executionId, "pipeline-execution-attempt": 1.0, ...detail },
});

/** A message of SNS as it is posted, not yet signed. */
export const snsMessage = (message: unknown, changes: object = {}) => ({
  Type: "Notification",
  MessageId: "95df01b4-ee98-5cb9-9903-4c221d41eb5e",
  TopicArn: topic,
  Message: typeof message === "string" ? message : JSON.stringify(message),
  Timestamp: new Date().toISOString(),
  SignatureVersion: "2",
  Signature: "",
  SigningCertURL: "https://sns.us-west-2.amazonaws.com/SimpleNotificationService-0123456789abcdef.pem",
  UnsubscribeURL: "https://sns.us-west-2.amazonaws.com/?Action=Unsubscribe",
  ...changes,
});

/** The message signed as SNS does: the fields in the documentation's order, each name and value on a line. */
export const signSns = <T extends object>(message: T, key: KeyObject): T & { Signature: string } => {
  const fields = message as Record<string, string | null | undefined>;
  const names =
    fields["Type"] === "Notification"
      ? ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"]
      : ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"];
  const text = names.flatMap((name) => (fields[name] === undefined || fields[name] === null ? [] : [`${name}\n${fields[name]}\n`])).join("");
  const algorithm = fields["SignatureVersion"] === "1" ? "RSA-SHA1" : "RSA-SHA256";
  return { ...message, Signature: createSign(algorithm).update(text).sign(key, "base64") };
};
