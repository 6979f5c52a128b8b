import { buildEvent, buildId, buildLink, signSns, snsMessage, topic } from "../../../support/aws-events.ts";
import { awsLogApi } from "../../../support/aws-log-api.ts";
import { coveoLog, describeJourney, journeySecrets } from "../../../support/provider-journey.ts";
import { selfSignedCertificate } from "../../../support/self-signed-certificate.ts";

const keys = { [journeySecrets.current]: selfSignedCertificate(), [journeySecrets.previous]: selfSignedCertificate() };
const stranger = selfSignedCertificate();

describeJourney({
  provider: "aws-sns",
  // SNS's own keys are not to be had, so its certificates are pinned: the current one and the one before.
  settings: () => ({
    AWS_SNS_TOPIC_ARNS: `arn:aws:sns:us-west-2:123456789012:other, ${topic}`,
    AWS_SNS_CERTIFICATE: Object.values(keys).map(({ certificate }) => certificate).join(""),
  }),
  project: "feeder",
  ownLink: buildLink,
  failure: (link) => JSON.stringify(snsMessage(buildEvent({ link }))),
  seal: (body, secret) => JSON.stringify(signSns(JSON.parse(body.toString()) as object, (keys[secret] ?? stranger).privateKey)),
  sign: () => ({ "content-type": "text/plain; charset=UTF-8", "x-amz-sns-message-type": "Notification" }),
  run: {
    address: `https://us-west-2.console.aws.amazon.com/codesuite/codebuild/123456789012/projects/feeder/build/${encodeURIComponent(buildId.split(":build/")[1] ?? "")}/?region=us-west-2`,
    answer: ({ headers, body }, state) => {
      const [, id] = buildId.split(":build/");
      if (headers["x-amz-target"] !== "CodeBuild_20161006.BatchGetBuilds" || !body.includes(String(id))) return undefined;
      const buildStatus = { failed: "FAILED", passed: "SUCCEEDED", running: "IN_PROGRESS" }[state];
      return { builds: [{ id, arn: buildId, projectName: "feeder", buildStatus, initiator: "nightly", startTime: 1_795_168_680.5, endTime: 1_795_168_801.4, phases: [{ phaseType: "COMPLETED", startTime: 1_795_168_801.412 }], logs: { groupName: "/aws/codebuild/feeder", streamName: "0f0f0f0f", deepLink: buildLink } }], buildsNotFound: [] };
    },
  },
  // No token is sent: the function's own keys sign each call.
  carriesToken: ({ headers }) => /^AWS4-HMAC-SHA256 Credential=local\/\d{8}\/us-west-2\/(codebuild|logs)\/aws4_request, SignedHeaders=host;x-amz-date;x-amz-target, /.test(headers.authorization ?? ""),
  api: awsLogApi(coveoLog),
});
