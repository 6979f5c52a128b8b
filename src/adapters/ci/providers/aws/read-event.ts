// https://docs.aws.amazon.com/codebuild/latest/userguide/sample-build-notifications-ref.html
// https://docs.aws.amazon.com/codepipeline/latest/userguide/detect-state-changes-cloudwatch-events.html
import * as z from "zod";
import { unread, type Reading, type ReadResult } from "../../../../pipelines/reading.ts";
import type { Delivery } from "../../../../ports/delivery.ts";
import { isoTime } from "../../iso-time.ts";
import { readJson, textFieldOf } from "../../read-json.ts";
import { consoleTime } from "./console-time.ts";

const outcomes: Readonly<Record<string, Reading["outcome"]>> = {
  FAILED: "failed",
  FAULT: "failed",
  TIMED_OUT: "failed",
  SUCCEEDED: "recovered",
};

const text = z.string().nullish();
const phase = z.object({ "phase-type": text, "start-time": text });
const build = z.object({
  time: text,
  detail: z
    .object({
      "build-status": text,
      "project-name": z.string().regex(/^[\w-]+$/),
      "build-id": z.string().regex(/^arn:aws[\w-]*:codebuild:[\w-]+:\d*:build\/[\w-]+:[\w-]+$/),
      "additional-information": z
        .object({
          initiator: text,
          "source-version": text,
          logs: z.object({ "deep-link": text }).nullish(),
          phases: z.array(phase).nullish(),
        })
        .nullish(),
    })
    // The name is what is checked, the id what the log is fetched by.
    .refine((detail) => detail["build-id"].includes(`:build/${detail["project-name"]}:`), { path: ["build-id"] }),
});
const pipeline = z.object({
  time: text,
  resources: z.array(z.string()).nullish(),
  detail: z.object({
    pipeline: z.string().regex(/^[\w.@-]+$/),
    "execution-id": z.string().regex(/^[\w-]+$/),
    state: text,
    "pipeline-execution-attempt": z.number().int().min(0).nullish().catch(null),
    "execution-trigger": z.object({ "branch-name": text, "commit-id": text }).nullish(),
  }),
});

/** Reads an event of EventBridge, or the same as a notification rule of the developer tools spells it. */
export const readEvent = (delivery: Delivery): ReadResult => {
  switch (textFieldOf(delivery, "detail-type") ?? textFieldOf(delivery, "detailType")) {
    case "CodeBuild Build State Change":
      return readJson(delivery, build, readBuild);
    case "CodePipeline Pipeline Execution State Change":
      return readJson(delivery, pipeline, readPipeline);
    case "CodeBuild Build Phase Change":
      return readJson(delivery, build, ({ detail }) => ({
        ...unread,
        project: detail["project-name"],
        runId: detail["build-id"],
        attempt: 1,
        reason: "a phase of a build; the build itself is reported as its state change",
      }));
    case "CodePipeline Stage Execution State Change":
    case "CodePipeline Action Execution State Change":
      return readJson(delivery, pipeline, (event) => ({
        ...readPipeline(event),
        acts: false,
        recovers: false,
        reason: "a part of a pipeline; its execution is reported itself",
      }));
    default:
      return readJson(delivery, z.object({}), () => ({ ...unread, reason: "an event of no interest" }));
  }
};

const readBuild = ({ time, detail }: z.infer<typeof build>): Reading => {
  const { "project-name": project, "build-id": id, "additional-information": more } = detail;
  const outcome = outcomes[detail["build-status"] ?? ""] ?? "other";
  const ofPipeline = more?.initiator?.startsWith("codepipeline/") === true;
  const end = more?.phases?.find((each) => each["phase-type"] === "COMPLETED")?.["start-time"];
  return {
    ...unread,
    outcome,
    acts: outcome === "failed" && !ofPipeline,
    recovers: outcome === "recovered" && !ofPipeline,
    project,
    projectId: id.replace(/:build\/.*$/, `:project/${project}`),
    ...sourceOf(more?.["source-version"] ?? ""),
    runId: id,
    attempt: 1,
    runUrl: more?.logs?.["deep-link"] ?? null,
    occurredAt: consoleTime(end) ?? isoTime(time),
    jobs: [{ id, name: project, outcome }],
    ...(ofPipeline ? { reason: "a build of a pipeline; the pipeline's execution is reported itself" } : {}),
  };
};

const readPipeline = ({ time, resources, detail }: z.infer<typeof pipeline>): Reading => {
  const outcome = outcomes[detail.state ?? ""] ?? "other";
  const attempt = detail["pipeline-execution-attempt"] ?? null;
  const account = /^arn:aws[\w-]*:codepipeline:[\w-]+:\d+:/.exec(resources?.[0] ?? "")?.[0];
  return {
    ...unread,
    outcome,
    acts: outcome === "failed",
    recovers: outcome === "recovered",
    project: detail.pipeline,
    projectId: account === undefined ? null : account + detail.pipeline,
    branch: detail["execution-trigger"]?.["branch-name"] ?? null,
    commit: detail["execution-trigger"]?.["commit-id"] ?? null,
    runId: detail["execution-id"],
    attempt: Math.max(1, attempt ?? 1),
    // A stage that is retried keeps its execution's id: older events do not count the attempts.
    occasion: attempt === null ? (time ?? null) : null,
    occurredAt: isoTime(time),
  };
};

/** `refs/heads/main`, `refs/heads/main^{<commit>}` or a commit; other source versions (an object in S3, a tag, `pr/7`) tell neither. */
const sourceOf = (version: string): Pick<Reading, "branch" | "commit"> => ({
  branch: /^refs\/heads\/([^^]+)/.exec(version)?.[1] ?? null,
  commit: /^(?:.*\^\{)?([0-9a-f]{40})\}?$/.exec(version)?.[1] ?? null,
});
