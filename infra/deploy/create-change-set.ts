import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  CloudFormationClient,
  CreateChangeSetCommand,
  DescribeChangeSetCommand,
  DescribeStackResourceCommand,
  DescribeStacksCommand,
  type DescribeChangeSetCommandOutput,
} from "@aws-sdk/client-cloudformation";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { Packaged } from "./package-stage.ts";

/** What keeps a stage from being deployed, for people. */
export class DeployError extends Error {
  override name = "DeployError";
}

export type ChangeSet = { name: string; address: string; changes: { action: string; resource: string; type: string; replacement: string }[] };

/** Uploads what was packaged and makes a change set of it, which somebody looks at and runs, or deletes. The framework itself knows no stop before that. */
export const createChangeSet = async ({ folder, template, settings }: Packaged, pause = 3_000): Promise<ChangeSet> => {
  const { region, stage, namePrefix, tags, deploymentBucket } = settings;
  const cloudFormation = new CloudFormationClient({ region });
  const s3 = new S3Client({ region });
  const stack = `${namePrefix}-${stage}`;
  const exists = await isStack(cloudFormation, stack);
  const bucket = deploymentBucket ?? (exists ? await ownBucket(cloudFormation, stack) : undefined);
  if (bucket === undefined) throw new DeployError(`The stack ${stack} is not there yet and brings its own bucket: set deploymentBucket in infra/stages/${stage}.yml, or deploy once without --changeset.`);

  const text = await readFile(template, "utf8");
  const keys = artifactKeys(text);
  for (const key of keys) await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: await readFile(join(folder, key.slice(key.lastIndexOf("/") + 1))) }));
  const place = keys[0]?.slice(0, keys[0].lastIndexOf("/")) ?? "";
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: `${place}/template.json`, Body: text, ContentType: "application/json" }));

  const name = `${stack}-${/\d{13}/.exec(place)?.[0] ?? "review"}`;
  const { Id: id } = await cloudFormation.send(
    new CreateChangeSetCommand({
      StackName: stack,
      ChangeSetName: name,
      ChangeSetType: exists ? "UPDATE" : "CREATE",
      TemplateURL: `https://${bucket}.s3.${region}.${region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com"}/${place}/template.json`,
      Capabilities: ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM"],
      Tags: Object.entries({ STAGE: stage, ...tags }).map(([Key, Value]) => ({ Key, Value })),
    }),
  );
  const made = await finished(cloudFormation, { StackName: stack, ChangeSetName: name }, pause);
  return {
    name,
    address: `https://${region}.console.aws.amazon.com/cloudformation/home?region=${region}#/stacks/changesets/changes?stackId=${encodeURIComponent(made.StackId ?? stack)}&changeSetId=${encodeURIComponent(id ?? name)}`,
    changes: (made.Changes ?? []).map(({ ResourceChange: change }) => ({ action: change?.Action ?? "", resource: change?.LogicalResourceId ?? "", type: change?.ResourceType ?? "", replacement: change?.Replacement ?? "" })),
  };
};

/** Where the template looks for the zips. */
const artifactKeys = (template: string): string[] => [...new Set([...template.matchAll(/"S3Key":\s*"([^"]+\.zip)"/g)].map(([, key = ""]) => key))];

const isStack = async (client: CloudFormationClient, stack: string): Promise<boolean> => {
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stack }));
    // What a first change set leaves is no stack yet.
    return Stacks?.[0]?.StackStatus !== "REVIEW_IN_PROGRESS";
  } catch (error) {
    if (error instanceof Error && error.name === "ValidationError" && error.message.includes("does not exist")) return false;
    throw asDeployError(error);
  }
};

const ownBucket = async (client: CloudFormationClient, stack: string): Promise<string | undefined> =>
  (await client.send(new DescribeStackResourceCommand({ StackName: stack, LogicalResourceId: "ServerlessDeploymentBucket" }))).StackResourceDetail?.PhysicalResourceId;

const finished = async (client: CloudFormationClient, of: { StackName: string; ChangeSetName: string }, pause: number): Promise<DescribeChangeSetCommandOutput> => {
  for (;;) {
    const described = await client.send(new DescribeChangeSetCommand(of));
    if (described.Status === "CREATE_COMPLETE") return described;
    if (described.Status === "FAILED") throw new DeployError(`The change set ${of.ChangeSetName} was not made: ${described.StatusReason ?? "no reason was given"}`);
    await new Promise((resolve) => {
      setTimeout(resolve, pause);
    });
  }
};

const asDeployError = (error: unknown): unknown =>
  error instanceof Error && /Credentials|Token/.test(error.name) ? new DeployError(`AWS did not take the credentials (${error.name}): set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`) : error;
