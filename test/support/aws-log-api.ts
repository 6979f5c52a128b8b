import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import { AwsV4Signer } from "aws4fetch";
import { buildId, executionId } from "./aws-events.ts";

type Request = { method: string; path: string; headers: IncomingHttpHeaders; body: string };

/** What CodeBuild, CodePipeline and CloudWatch Logs answer for one failed build and one failed execution, whose log is `log`. */
export const awsLogApi = (log: string) => (request: Request, response: ServerResponse): void => {
  const json = (status: number, body: unknown): void => {
    response.writeHead(status, { "content-type": "application/x-amz-json-1.1" }).end(JSON.stringify(body));
  };
  const input = JSON.parse(request.body || "{}") as Record<string, unknown>;
  const lines = log.split(/(?<=\n)/).filter(Boolean);
  const half = Math.ceil(lines.length / 2);
  const page = (part: string[], token: string) =>
    json(200, { events: part.map((message, index) => ({ timestamp: index, ingestionTime: index, message })), nextBackwardToken: token, nextForwardToken: "f/1" });
  switch (request.headers["x-amz-target"]) {
    case "CodeBuild_20161006.BatchGetBuilds": {
      const [id] = input["ids"] as string[];
      if (!buildId.endsWith(`:build/${id}`)) return json(200, { builds: [], buildsNotFound: [id] });
      return json(200, {
        builds: [{ id, arn: buildId, buildStatus: "FAILED", projectName: "feeder", logs: { groupName: "/aws/codebuild/feeder", streamName: "0f0f0f0f" } }],
        buildsNotFound: [],
      });
    }
    case "CodePipeline_20150709.ListActionExecutions":
      if ((input["filter"] as { pipelineExecutionId: string }).pipelineExecutionId !== executionId) return json(200, { actionExecutionDetails: [] });
      return json(200, { actionExecutionDetails: actions });
    case "Logs_20140328.GetLogEvents":
      if (input["logGroupName"] !== "/aws/codebuild/feeder" || input["logStreamName"] !== "0f0f0f0f") {
        return json(400, { __type: "ResourceNotFoundException", message: "The specified log stream does not exist." });
      }
      // The last page first; before the first one is an empty page, and then the token repeats.
      if (input["nextToken"] === undefined) return page(lines.slice(half), "b/1");
      return input["nextToken"] === "b/1" ? page(lines.slice(0, half), "b/2") : page([], "b/2");
    default:
      return json(400, { __type: "UnknownOperationException" });
  }
};

const action = (id: string, name: string, rest: object) => ({
  pipelineExecutionId: executionId,
  actionExecutionId: id,
  stageName: "Build",
  actionName: name,
  input: { actionTypeId: { category: "Build", owner: "AWS", provider: "CodeBuild", version: "1" }, region: "us-west-2" },
  ...rest,
});
const actions = [
  action("a-2", "Push", { status: "Failed", startTime: 2, output: { executionResult: { externalExecutionId: buildId.split(":build/")[1], externalExecutionSummary: "Build terminated with state: FAILED" } } }),
  action("a-1", "Push", { status: "Failed", startTime: 1, output: {} }),
  action("a-0", "Source", { status: "Succeeded", startTime: 0 }),
];

/** Whether a call bears a signature of these keys over its method, address, body and target. */
export const isSigned = async ({ method, path, headers, body }: Request, keys: { accessKeyId: string; secretAccessKey: string; sessionToken?: string }): Promise<boolean> => {
  const [, region = "", service = ""] = /Credential=[^/]+\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request/.exec(headers.authorization ?? "") ?? [];
  const signer = new AwsV4Signer({
    method,
    url: `http://${headers.host}${path}`,
    body,
    headers: { "x-amz-target": String(headers["x-amz-target"]) },
    datetime: String(headers["x-amz-date"]),
    region,
    service,
    ...keys,
  });
  return (await signer.authHeader()) === headers.authorization;
};
