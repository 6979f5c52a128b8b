import type { StageSettings } from "./stage-settings.ts";

/** The settings as serverless.yml takes them. What is null or undefined is left out of the template. */
export const templateSettings = ({ stage, deploymentBucket, buildLogGroups, ...settings }: StageSettings) => ({
  ...settings,
  ssmPath: settings.ssmPath ?? `/coveo-error/${stage}`,
  deploymentBucket: { blockPublicAccess: true, maxPreviousDeploymentArtifacts: 10, ...(deploymentBucket === undefined ? { serverSideEncryption: "AES256" } : { name: deploymentBucket }) },
  buildLogs: buildLogGroups.map((group) => ({ "Fn::Sub": `arn:\${AWS::Partition}:logs:*:\${AWS::AccountId}:log-group:${group}:log-stream:*` })),
});
