import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CloudFormationClient,
  CreateChangeSetCommand,
  DescribeChangeSetCommand,
  DescribeStackResourceCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
} from "@aws-sdk/client-cloudformation";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { mockClient } from "aws-sdk-client-mock";
import { afterAll, beforeEach, expect, test } from "vitest";
import { createChangeSet } from "../../infra/deploy/create-change-set.ts";
import { readStageSettings } from "../../infra/deploy/stage-settings.ts";

const folder = mkdtempSync(join(tmpdir(), "change-set-"));
const template = join(folder, "template.json");
const place = "serverless/coveo-error/prod/1795238896234-2026-11-21T05:28:16.234Z";
writeFileSync(template, JSON.stringify({ Resources: { A: { Code: { S3Key: `${place}/slack.zip` } } } }, null, 2));
writeFileSync(join(folder, "slack.zip"), "zip");
afterAll(() => rmSync(folder, { recursive: true }));

const cloudFormation = mockClient(CloudFormationClient);
const s3 = mockClient(S3Client);
const missing = Object.assign(new Error("Stack with id coveo-error-prod does not exist"), { name: "ValidationError" });
const packaged = (bucket?: string) => ({ folder, template, settings: { ...readStageSettings("no-such-file"), stage: "prod", deploymentBucket: bucket } });
const uploaded = (): unknown[] => s3.commandCalls(PutObjectCommand).map(({ args: [{ input }] }) => `${input.Bucket}/${input.Key}`);

beforeEach(() => {
  cloudFormation.reset();
  s3.reset();
  s3.on(PutObjectCommand).resolves({});
  cloudFormation.on(CreateChangeSetCommand).resolves({ Id: "arn:change-set" });
  cloudFormation
    .on(DescribeChangeSetCommand)
    .resolvesOnce({ Status: "CREATE_IN_PROGRESS" })
    .resolves({ Status: "CREATE_COMPLETE", StackId: "arn:stack", Changes: [{ ResourceChange: { Action: "Modify", LogicalResourceId: "Table", ResourceType: "AWS::DynamoDB::Table", Replacement: "False" } }] });
});

test("a stack that is there gets a change set from its own bucket, and is not changed", async () => {
  cloudFormation.on(DescribeStacksCommand).resolves({ Stacks: [{ StackName: "coveo-error-prod", CreationTime: new Date(), StackStatus: "UPDATE_COMPLETE" }] });
  cloudFormation.on(DescribeStackResourceCommand).resolves({ StackResourceDetail: { PhysicalResourceId: "own-bucket", LogicalResourceId: "", ResourceType: "", LastUpdatedTimestamp: new Date(), ResourceStatus: "CREATE_COMPLETE" } });

  expect(await createChangeSet(packaged(), 1)).toEqual({
    name: "coveo-error-prod-1795238896234",
    address: "https://us-east-1.console.aws.amazon.com/cloudformation/home?region=us-east-1#/stacks/changesets/changes?stackId=arn%3Astack&changeSetId=arn%3Achange-set",
    changes: [{ action: "Modify", resource: "Table", type: "AWS::DynamoDB::Table", replacement: "False" }],
  });
  expect(uploaded()).toEqual([`own-bucket/${place}/slack.zip`, `own-bucket/${place}/template.json`]);
  expect(cloudFormation.commandCalls(CreateChangeSetCommand)[0]?.args[0].input).toMatchObject({ StackName: "coveo-error-prod", ChangeSetType: "UPDATE", TemplateURL: `https://own-bucket.s3.us-east-1.amazonaws.com/${place}/template.json` });
  expect(cloudFormation.commandCalls(ExecuteChangeSetCommand)).toEqual([]);
});

test("a stack that is not there yet can be looked at first where a bucket is set", async () => {
  cloudFormation.on(DescribeStacksCommand).rejects(missing);
  await createChangeSet(packaged("acme-deployments"), 1);
  expect(cloudFormation.commandCalls(CreateChangeSetCommand)[0]?.args[0].input.ChangeSetType).toBe("CREATE");
});

test("where no bucket is set either, what to do is said", async () => {
  cloudFormation.on(DescribeStacksCommand).rejects(missing);
  await expect(createChangeSet(packaged(), 1)).rejects.toThrow("set deploymentBucket in infra/stages/prod.yml, or deploy once without --changeset");
  expect(uploaded()).toEqual([]);
});

test("a change set that is not made says why; credentials that are not taken are named", async () => {
  cloudFormation.on(DescribeStacksCommand).resolves({ Stacks: [{ StackName: "coveo-error-prod", CreationTime: new Date(), StackStatus: "UPDATE_COMPLETE" }] });
  cloudFormation.on(DescribeChangeSetCommand).resolvesOnce({ Status: "FAILED", StatusReason: "The submitted information didn't contain changes." });
  await expect(createChangeSet(packaged("acme-deployments"), 1)).rejects.toThrow("didn't contain changes");
  cloudFormation.on(DescribeStacksCommand).rejects(Object.assign(new Error("Could not load credentials from any providers"), { name: "CredentialsProviderError" }));
  await expect(createChangeSet(packaged("acme-deployments"), 1)).rejects.toThrow("AWS did not take the credentials (CredentialsProviderError)");
});
