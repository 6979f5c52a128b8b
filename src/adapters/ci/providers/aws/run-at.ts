// https://docs.aws.amazon.com/codebuild/latest/userguide/view-build-details.html
import { isRegion } from "./region.ts";

/** The build or the execution of a pipeline that an address of the console points at. */
export const runAt = ({ hostname, pathname, searchParams }: URL): { name: string; runId: string; attempt: number | undefined } | undefined => {
  const [, name, execution] = /^\/codesuite\/codepipeline\/pipelines\/([\w.@-]+)\/executions\/([\w-]+)(?:\/|$)/.exec(pathname) ?? [];
  if (name !== undefined && execution !== undefined) return { name, runId: execution, attempt: undefined };

  const region = searchParams.get("region") ?? hostname.split(".")[0] ?? "";
  const [, account = "", project, uuid] = /^\/codesuite\/codebuild\/(?:(\d{12})\/)?projects\/([\w-]+)\/build\/\2(?::|%3A)([\w-]+)(?:\/|$)/i.exec(pathname) ?? [];
  if (project === undefined || uuid === undefined || !isRegion(region)) return undefined;
  return { name: project, runId: `arn:${partitionOf(region)}:codebuild:${region}:${account}:build/${project}:${uuid}`, attempt: 1 };
};

const partitionOf = (region: string): string => (region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws");
