import { buffer, text } from "node:stream/consumers";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Connection } from "../../../../src/adapters/ci/connection.ts";
import { createPipelineLogs } from "../../../../src/adapters/ci/create-pipeline-logs.ts";
import { awsEventbridge } from "../../../../src/adapters/ci/providers/aws-eventbridge.ts";
import { UnavailableError } from "../../../../src/errors.ts";
import { buildId, executionId } from "../../../support/aws-events.ts";
import { awsLogApi, isSigned } from "../../../support/aws-log-api.ts";
import { useServer } from "../../../support/use-server.ts";

const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", sessionToken: "the-token-of-the-session" };
const answered = awsLogApi("line 1\nline 2\nline 3\n");
type Request = Parameters<typeof answered>[0];
type Answer = { status: number; body: unknown };
const seen: Request[] = [];
/** What is answered instead, by the call's target. */
const instead = new Map<string, Answer[]>();
const { address } = useServer(async (request, response) => {
  const call = { method: request.method ?? "", path: request.url ?? "", headers: request.headers, body: (await buffer(request)).toString() };
  seen.push(call);
  const answers = instead.get(String(call.headers["x-amz-target"]));
  const answer = answers !== undefined && answers.length > 1 ? answers.shift() : answers?.[0];
  if (answer === undefined) answered(call, response);
  else response.writeHead(answer.status).end(JSON.stringify(answer.body));
});
const list = "CodePipeline_20150709.ListActionExecutions";
const builds = "CodeBuild_20161006.BatchGetBuilds";
const events = "Logs_20140328.GetLogEvents";

let connection: Connection;
beforeAll(() => {
  connection = { name: "aws", provider: "aws-eventbridge", baseUrl: null, apiUrl: address(), logHosts: [], secrets: [], token: undefined, projects: ["*"], options: {}, aws: { region: "eu-west-1", credentials } };
});
beforeEach(() => {
  seen.length = 0;
  instead.clear();
});

const build = { project: { connection: "aws", key: "arn:aws:codebuild:us-west-2:123456789012:project/feeder", name: "feeder" }, runId: buildId, attempt: 1, occasion: null };
const execution = { project: { connection: "aws", key: "arn:aws:codepipeline:us-east-1:123456789012:release", name: "release" }, runId: executionId, attempt: 1, occasion: null };
const logs = (changes: Partial<Connection> = {}) => createPipelineLogs({ connections: [{ ...connection, ...changes }], sleep: async () => {} });
const logOf = async (run: typeof build, id: string) => {
  const opened = await logs().openLog(run, { id, name: "" });
  return opened.kind === "log" ? text(opened.chunks) : opened.reason;
};
const targets = () => seen.map(({ headers }) => headers["x-amz-target"]);
const action = (id: string, rest: object) => ({ actionExecutionId: id, stageName: "Build", actionName: "Push", status: "Failed", ...rest });
const answerList = (...actions: object[]) => instead.set(list, [{ status: 200, body: { actionExecutionDetails: actions } }]);
const awsBuild = { actionTypeId: { category: "Build", owner: "AWS", provider: "CodeBuild", version: "1" } };

describe("a failed build", () => {
  test("is its one failed job", async () => {
    expect(await logs().failedJobs(build)).toEqual({ kind: "jobs", jobs: [{ id: buildId, name: "feeder" }] });
    expect(seen.map(({ body }) => JSON.parse(body) as unknown)).toEqual([{ ids: [buildId.split(":build/")[1]] }]);
  });

  test("has its log read from the end backwards, and given in order", async () => {
    expect(await logOf(build, buildId)).toBe("line 1\nline 2\nline 3\n");
    expect(targets()).toEqual([builds, events, events, events]);
  });

  test("has each call signed with the function's keys, for the service and the build's own region", async () => {
    await logOf(build, buildId);
    for (const call of seen) {
      const service = call.headers["x-amz-target"] === builds ? "codebuild" : "logs";
      expect(call.headers.authorization).toMatch(new RegExp(`Credential=AKIDEXAMPLE/\\d{8}/us-west-2/${service}/aws4_request, SignedHeaders=host;x-amz-date;x-amz-security-token;x-amz-target,`));
      expect(call.headers["x-amz-security-token"]).toBe(credentials.sessionToken);
      expect(await isSigned(call, credentials)).toBe(true);
      expect(await isSigned({ ...call, body: "{}" }, credentials)).toBe(false);
    }
  });

  test.each([
    ["SUCCEEDED", 0],
    ["STOPPED", 0],
    ["IN_PROGRESS", 0],
    ["TIMED_OUT", 1],
    ["FAULT", 1],
  ])("that is %s by now has %i failed jobs", async (buildStatus, count) => {
    instead.set(builds, [{ status: 200, body: { builds: [{ buildStatus, projectName: "feeder" }] } }]);
    expect(await logs().failedJobs(build)).toMatchObject({ kind: "jobs", jobs: { length: count } });
  });

  test("that wrote no log says so", async () => {
    instead.set(builds, [{ status: 200, body: { builds: [{ buildStatus: "FAILED", logs: { deepLink: "https://console.aws.amazon.com/…group=null;stream=null" } }] } }]);
    expect(await logOf(build, buildId)).toBe("the build wrote no log to CloudWatch Logs");
  });

  test("of another account is not there", async () => {
    instead.set(builds, [{ status: 200, body: { builds: [], buildsNotFound: ["feeder:0"] } }]);
    expect(await logs().failedJobs(build)).toMatchObject({ kind: "unavailable", reason: expect.stringContaining("not in this account") });
  });

  test("has no more than the last sixteen pages of its log read", async () => {
    instead.set(
      events,
      Array.from({ length: 40 }, (_, index) => ({ status: 200, body: { events: [{ message: `page ${40 - index}` }], nextBackwardToken: `b/${index}` } })),
    );
    expect((await logOf(build, buildId)).split("\n")).toEqual([...Array.from({ length: 16 }, (_, index) => `page ${25 + index}`), ""]);
  });
});

describe("a failed execution of a pipeline", () => {
  test("has the actions that failed for good as its jobs", async () => {
    answerList(
      action("tried again, failed again", { startTime: 3 }),
      action("tried first", { startTime: 1 }),
      action("mended", { actionName: "Test", startTime: 5, status: "Succeeded" }),
      action("failed before it was mended", { actionName: "Test", startTime: 4 }),
      action("given up", { actionName: "Wait", status: "Abandoned" }),
      action("in another stage", { stageName: "Deploy" }),
    );
    expect(await logs().failedJobs(execution)).toEqual({
      kind: "jobs",
      jobs: [
        { id: "tried again, failed again", name: "Build / Push" },
        { id: "in another stage", name: "Deploy / Push" },
      ],
    });
  });

  test("is asked for by its id, in the pipeline's region, page by page", async () => {
    instead.set(list, [
      { status: 200, body: { actionExecutionDetails: [action("1", {})], nextToken: "more" } },
      { status: 200, body: { actionExecutionDetails: [action("2", { actionName: "Test" })] } },
    ]);
    expect(await logs().failedJobs(execution)).toMatchObject({ jobs: [{ id: "1" }, { id: "2" }] });
    expect(seen.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { pipelineName: "release", filter: { pipelineExecutionId: executionId }, maxResults: 100 },
      { pipelineName: "release", filter: { pipelineExecutionId: executionId }, maxResults: 100, nextToken: "more" },
    ]);
    expect(seen[0]?.headers.authorization).toContain("/us-east-1/codepipeline/aws4_request");
  });

  test("has the log of the build behind an action, in the action's own region", async () => {
    expect(await logOf(execution, "a-2")).toBe("line 1\nline 2\nline 3\n");
    expect(targets()).toEqual([list, builds, events, events, events]);
    expect(seen[1]?.headers.authorization).toContain("/us-west-2/codebuild/aws4_request");
  });

  test("has what an action without a build says of its failure", async () => {
    const output = { executionResult: { externalExecutionId: "d-1", externalExecutionSummary: "Deployment d-1 failed", errorDetails: { code: "JobFailed", message: "too many instances failed" } } };
    answerList(action("deploy", { input: { actionTypeId: { provider: "CodeDeploy" } }, output }));
    expect(await logOf(execution, "deploy")).toBe("JobFailed\ntoo many instances failed\nDeployment d-1 failed\n");
    expect(targets()).toEqual([list]);
  });

  test("has the same of an action whose build is gone, and its reason where it says nothing", async () => {
    instead.set(builds, [{ status: 200, body: { builds: [] } }]);
    answerList(action("push", { input: awsBuild, output: { executionResult: { externalExecutionId: "feeder:0", externalExecutionSummary: "Build terminated" } } }));
    expect(await logOf(execution, "push")).toBe("Build terminated\n");
    answerList(action("push", { input: awsBuild, output: { executionResult: { externalExecutionId: "feeder:0" } } }));
    expect(await logOf(execution, "push")).toContain("not in this account");
    answerList(action("push", { output: null }));
    expect(await logOf(execution, "push")).toBe("the action left neither a log nor a reason");
  });

  test("whose project is known by its name alone is looked for in the function's region", async () => {
    await logs().failedJobs({ ...execution, project: { ...execution.project, key: "release" } });
    expect(seen[0]?.headers.authorization).toContain("/eu-west-1/codepipeline/aws4_request");
  });
});

describe("a refusal of AWS", () => {
  test.each([
    ["ResourceNotFoundException", "AWS has it no more, or not in this account and region (ResourceNotFoundException)"],
    ["ExpiredTokenException", "AWS answered 400 (ExpiredTokenException)"],
  ])("%s is told", async (type, reason) => {
    instead.set(builds, [{ status: 400, body: { __type: type, message: "User: arn:aws:sts::1:assumed-role/x is not authorized" } }]);
    expect(await logs().failedJobs(build)).toEqual({ kind: "unavailable", reason });
  });

  test.each(["AccessDeniedException", "com.amazonaws.codebuild#AccessDeniedException"])("%s is told to whoever can grant it, with what is needed", async (type) => {
    instead.set(builds, [{ status: 400, body: { __type: type, message: "User: arn:aws:sts::1:assumed-role/x is not authorized" } }]);
    expect(await logs().failedJobs(build)).toEqual({
      kind: "unavailable",
      reason: "the function's role may not read it (AccessDeniedException); it needs codebuild:BatchGetBuilds, codepipeline:ListActionExecutions and logs:GetLogEvents",
      blame: "token",
    });
  });

  test.each(["ThrottlingException", "TooManyRequestsException", "ServiceUnavailableException"])("%s is tried again later, although it is a 400", async (type) => {
    instead.set(builds, [{ status: 400, body: { __type: type } }]);
    await expect(logs().failedJobs(build)).rejects.toThrow(UnavailableError);
  });

  test("without a type is judged by its status", async () => {
    instead.set(builds, [{ status: 400, body: "no" }]);
    expect(await logs().failedJobs(build)).toEqual({ kind: "unavailable", reason: "aws answered 400" });
    instead.set(builds, [{ status: 503, body: "no" }]);
    await expect(logs().failedJobs(build)).rejects.toThrow(UnavailableError);
  });

  test("on a later page of the log is not taken for the log's end", async () => {
    instead.set(events, [
      { status: 200, body: { events: [{ message: "the end" }], nextBackwardToken: "b/1" } },
      { status: 400, body: { __type: "AccessDeniedException" } },
    ]);
    expect(await logOf(build, buildId)).toContain("the function's role may not read it (AccessDeniedException)");
  });
});

describe("without an API address", () => {
  const hosts = async (run: typeof build, aws: Connection["aws"] = connection.aws) => {
    const asked: string[] = [];
    const json = async (_: string, __: unknown, { base }: { base?: string } = {}) => {
      asked.push(base ?? "");
      return { kind: "unavailable", reason: "not asked" } as const;
    };
    const { aws: _aws, ...rest } = connection;
    const api = { connection: { ...rest, ...(aws === undefined ? {} : { aws }), apiUrl: null }, json, stream: json, streamFrom: json };
    const answer = await awsEventbridge.failedJobs(api as never, run);
    return asked.length > 0 ? asked : answer;
  };
  const at = (runId: string) => ({ ...build, runId, project: { connection: "aws", key: "feeder", name: "feeder" } });

  test.each([
    ["the run's region", "arn:aws:codebuild:us-west-2:1:build/feeder:1", ["https://codebuild.us-west-2.amazonaws.com"]],
    ["China", "arn:aws-cn:codebuild:cn-north-1:1:build/feeder:1", ["https://codebuild.cn-north-1.amazonaws.com.cn"]],
    ["the function's region, where the run's is none", "arn:aws:codebuild:s3:1:build/feeder:1", ["https://codebuild.eu-west-1.amazonaws.com"]],
    ["the function's region, for a pipeline known by its name", executionId, ["https://codepipeline.eu-west-1.amazonaws.com"]],
  ])("the call goes to AWS in %s", async (_, runId, expected) => {
    expect(await hosts(at(runId))).toEqual(expected);
  });

  test("and without a region, or without credentials, the log is not to be had", async () => {
    expect(await hosts(at(executionId), { region: "local", credentials })).toMatchObject({ kind: "unavailable", reason: expect.stringContaining("region") });
    const { aws: _, ...bare } = connection;
    const without = createPipelineLogs({ connections: [bare], sleep: async () => {} });
    expect(await without.failedJobs(build)).toEqual({ kind: "unavailable", reason: "the function has no AWS credentials" });
    expect(seen).toEqual([]);
  });
});
