import { describe, expect, test, vi } from "vitest";
import { createFindRunByUrl } from "../../../../src/adapters/ci/create-receivers.ts";
import { consoleTime } from "../../../../src/adapters/ci/providers/aws/console-time.ts";
import { awsEventbridge } from "../../../../src/adapters/ci/providers/aws-eventbridge.ts";
import { buildEvent, buildId, buildLink, executionId, pipelineEvent } from "../../../support/aws-events.ts";

const read = (body: unknown) => awsEventbridge.read({ headers: {}, body: new TextEncoder().encode(typeof body === "string" ? body : JSON.stringify(body)) });
const readingOf = (body: unknown) => {
  const result = read(body);
  if (result.kind === "malformed") throw new Error(result.message);
  return result.reading;
};

test("an event that comes over HTTP is refused: it bears no signature", async () => {
  const delivery = { headers: {}, body: new TextEncoder().encode(JSON.stringify(buildEvent())) };
  const by = { secrets: ["a-secret-of-thirty-two-characters"], options: {}, now: new Date(), fetchText: () => Promise.reject(new Error("fetched")) };
  expect(await awsEventbridge.verify(delivery, by)).toBe(false);
});

describe("a build's event", () => {
  test("of a failure is acted on, and read whole", () => {
    expect(readingOf(buildEvent())).toEqual({
      outcome: "failed",
      acts: true,
      recovers: false,
      project: "feeder",
      projectId: "arn:aws:codebuild:us-west-2:123456789012:project/feeder",
      branch: null,
      defaultBranch: null,
      commit: null,
      runId: buildId,
      attempt: 1,
      occasion: null,
      runUrl: buildLink,
      workflow: null,
      occurredAt: "2026-11-20T10:00:01.000Z",
      jobs: [{ id: buildId, name: "feeder", outcome: "failed" }],
    });
  });

  test.each([
    ["FAILED", "failed", true],
    ["FAULT", "failed", true],
    ["TIMED_OUT", "failed", true],
    ["SUCCEEDED", "recovered", false],
    ["STOPPED", "other", false],
    ["IN_PROGRESS", "other", false],
    ["A_VALUE_OF_NEXT_YEAR", "other", false],
  ])("with the status %s is %s", (status, outcome, acts) => {
    expect(readingOf(buildEvent({ status }))).toMatchObject({ outcome, acts, recovers: outcome === "recovered", jobs: [{ outcome }] });
  });

  test("that a pipeline started is left to the pipeline's own", () => {
    expect(readingOf(buildEvent({ more: { initiator: "codepipeline/release" } }))).toMatchObject({ outcome: "failed", acts: false, reason: expect.stringContaining("pipeline") });
    expect(readingOf(buildEvent({ more: { initiator: "codepipelines-are-nice" } }))).toMatchObject({ acts: true });
  });

  test("is read without its log, its phases and its times too", () => {
    const bare = { "detail-type": "CodeBuild Build State Change", detail: { "build-status": "FAILED", "project-name": "feeder", "build-id": buildId, "additional-information": null } };
    expect(readingOf(bare)).toMatchObject({ outcome: "failed", acts: true, runUrl: null, occurredAt: null });
    expect(readingOf(buildEvent({ more: { phases: null, logs: null } }))).toMatchObject({ runUrl: null, occurredAt: "2026-11-20T10:00:02.000Z" });
  });

  test.each([
    ["a commit", "3484a3fb816e0859fd6e1cea078d76385ff50625", null, "3484a3fb816e0859fd6e1cea078d76385ff50625"],
    ["a branch", "refs/heads/feature/x", "feature/x", null],
    ["a branch and its commit", "refs/heads/main^{3484a3fb816e0859fd6e1cea078d76385ff50625}", "main", "3484a3fb816e0859fd6e1cea078d76385ff50625"],
    ["a pull request", "pr/7", null, null],
    ["an object in S3", "arn:aws:s3:::artifacts/release/SourceOutp/PHoeKv7.zip", null, null],
    ["a name that may be anything", "main", null, null],
  ])("whose source version is %s", (_, version, branch, commit) => {
    expect(readingOf(buildEvent({ more: { "source-version": version } }))).toMatchObject({ branch, commit });
  });

  test("about a phase is not the build's outcome", () => {
    const phase = { ...buildEvent({ detail: { "completed-phase": "BUILD", "completed-phase-status": "FAILED" } }), "detail-type": "CodeBuild Build Phase Change" };
    expect(readingOf(phase)).toMatchObject({ outcome: "other", acts: false, project: "feeder", runUrl: null, jobs: [], reason: expect.any(String) });
  });

  test.each([
    ["Sep 1, 2017 4:12:29 PM", "2017-09-01T16:12:29.000Z"],
    ["Sep 13, 2019 4:12:29 AM", "2019-09-13T04:12:29.000Z"],
    ["Sep 1, 2017, 12:00:00\u202FAM", "2017-09-01T00:00:00.000Z"],
    ["Sep 1, 2017 12:00:00 PM", "2017-09-01T12:00:00.000Z"],
    ["Foo 1, 2017 4:12:29 PM", null],
    ["2017-09-01T16:12:29Z", null],
    ["", null],
    [undefined, null],
  ])("has a time %j", (text, expected) => {
    vi.stubEnv("TZ", "America/New_York");
    expect(consoleTime(text)).toBe(expected);
    vi.unstubAllEnvs();
  });
});

describe("a pipeline's event", () => {
  test("of a failure is acted on, and read whole", () => {
    expect(readingOf(pipelineEvent())).toMatchObject({
      outcome: "failed",
      acts: true,
      recovers: false,
      project: "release",
      projectId: "arn:aws:codepipeline:us-east-1:123456789012:release",
      branch: null,
      commit: null,
      runId: executionId,
      attempt: 1,
      occasion: null,
      runUrl: null,
      occurredAt: "2026-11-20T10:00:03.000Z",
      jobs: [],
    });
  });

  test.each([
    ["FAILED", "failed", true],
    ["SUCCEEDED", "recovered", false],
    ["STARTED", "other", false],
    ["STOPPING", "other", false],
    ["STOPPED", "other", false],
    ["SUPERSEDED", "other", false],
    ["RESUMED", "other", false],
    ["CANCELED", "other", false],
    ["A_VALUE_OF_NEXT_YEAR", "other", false],
  ])("with the state %s is %s", (state, outcome, acts) => {
    expect(readingOf(pipelineEvent({ state }))).toMatchObject({ outcome, acts, recovers: outcome === "recovered" });
  });

  test("of a stage that was retried is another failure: by its attempt, or else by its time", () => {
    expect(readingOf(pipelineEvent({ detail: { "pipeline-execution-attempt": 2.0 } }))).toMatchObject({ runId: executionId, attempt: 2, occasion: null });
    expect(readingOf(pipelineEvent({ detail: { "pipeline-execution-attempt": undefined } }))).toMatchObject({ attempt: 1, occasion: "2026-11-20T10:00:03Z" });
    expect(readingOf(pipelineEvent({ detail: { "pipeline-execution-attempt": 0 } }))).toMatchObject({ attempt: 1 });
  });

  test("tells the commit that triggered it, where it does", () => {
    const trigger = { "execution-trigger": { "branch-name": "main", "commit-id": "abcdef0", "author-email": "someone@example.com" } };
    expect(readingOf(pipelineEvent({ detail: trigger }))).toMatchObject({ branch: "main", commit: "abcdef0" });
    expect(readingOf(pipelineEvent({ detail: { "execution-trigger": { "trigger-type": "Webhook" } } }))).toMatchObject({ branch: null, commit: null });
  });

  test.each(["Stage", "Action"])("about a part of it (%s) says so and is not acted on", (type) => {
    expect(readingOf(pipelineEvent({ type, detail: { stage: "Build", action: "Push" } }))).toMatchObject({ outcome: "failed", acts: false, project: "release", reason: expect.any(String) });
  });

  test("without its resources has no identity but its name", () => {
    expect(readingOf({ ...pipelineEvent(), resources: [] })).toMatchObject({ project: "release", projectId: null });
  });

  test("as a notification rule spells it is read the same", () => {
    const { "detail-type": detailType, ...rest } = pipelineEvent();
    expect(readingOf({ ...rest, detailType, notificationRuleArn: "arn:x", additionalAttributes: {} })).toEqual(readingOf(pipelineEvent()));
  });
});

describe("an event", () => {
  test("of no interest is other", () => {
    expect(readingOf({ ...buildEvent(), "detail-type": "EC2 Instance State-change Notification", detail: null })).toMatchObject({ outcome: "other", acts: false, project: null });
    expect(readingOf({})).toMatchObject({ outcome: "other" });
  });

  test.each([
    ["no JSON", "{"],
    ["an array", []],
    ["a text", '"CodeBuild Build State Change"'],
    ["a build without its id", buildEvent({ detail: { "build-id": undefined } })],
    ["a build whose id is another resource's", buildEvent({ detail: { "build-id": "arn:aws:s3:::bucket/key" } })],
    ["a build whose id goes further", buildEvent({ detail: { "build-id": `${buildId}/../x` } })],
    ["a project's name with a path", buildEvent({ detail: { "project-name": "../x" } })],
    ["a pipeline's name with a path", pipelineEvent({ detail: { pipeline: "a/../b" } })],
    ["an execution that is no id", pipelineEvent({ detail: { "execution-id": "a b" } })],
  ])("that is %s is malformed", (_, body) => {
    expect(read(body)).toMatchObject({ kind: "malformed" });
  });
});

describe("an address of the console", () => {
  const uuid = "0f0f0f0f-1111-2222-3333-444444444444";
  test.each([
    ["of a build", `https://us-west-2.console.aws.amazon.com/codesuite/codebuild/123456789012/projects/feeder/build/feeder%3A${uuid}/?region=us-west-2`, { name: "feeder", runId: buildId, attempt: 1 }],
    ["of a build's log, the region in the host alone", `https://us-west-2.console.aws.amazon.com/codesuite/codebuild/123456789012/projects/feeder/build/feeder:${uuid}/log`, { name: "feeder", runId: buildId, attempt: 1 }],
    ["of a pipeline's execution", `https://console.aws.amazon.com/codesuite/codepipeline/pipelines/release/executions/${executionId}/timeline?region=us-east-1`, { name: "release", runId: executionId, attempt: undefined }],
    ["of a project", "https://console.aws.amazon.com/codesuite/codebuild/123456789012/projects/feeder/history?region=us-west-2", undefined],
    ["of another project's build", `https://console.aws.amazon.com/codesuite/codebuild/123456789012/projects/feeder/build/other%3A${uuid}/?region=us-west-2`, undefined],
    ["with a region that would leave the host", `https://console.aws.amazon.com/codesuite/codebuild/123456789012/projects/feeder/build/feeder%3A${uuid}/?region=evil.example/`, undefined],
  ])("%s", (_, url, expected) => {
    expect(awsEventbridge.runAt(new URL(url))).toEqual(expected);
  });

  test("is known on the console's own host and on a region's, and nowhere else", () => {
    const connection = { name: "aws-eventbridge", provider: "aws-eventbridge", ...awsEventbridge.defaults, secrets: [], token: undefined, projects: ["*"], options: {} };
    const path = `/codesuite/codepipeline/pipelines/release/executions/${executionId}/timeline`;
    const find = createFindRunByUrl([connection]);
    const found = { connection: "aws-eventbridge", name: "release", runId: executionId, attempt: undefined };
    expect(find(`https://console.aws.amazon.com${path}`)).toEqual(found);
    expect(find(`https://eu-west-1.console.aws.amazon.com${path}`)).toEqual(found);
    expect(find(`https://console.aws.amazon.com.evil.example${path}`)).toBeUndefined();
    expect(find(`https://evil-console.aws.amazon.com${path}`)).toBeUndefined();
  });
});
