import { beforeEach, describe, expect, test } from "vitest";
import { tekton } from "../../../../src/adapters/ci/providers/tekton.ts";
import { failedContainers, podList } from "../../../../src/adapters/ci/providers/tekton-pods.ts";
import { useLogApi } from "../../../support/log-api.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const secret = "the-current-secret-of-thirty-nine-chars";
const previous = "the-previous-secret-of-thirty-nine-char";
const by = (secrets: string[]) => ({ secrets, options: {}, now: new Date(), fetchText: () => Promise.reject(new Error("fetched")) });
const verify = (authorization: string | undefined, secrets = [secret, previous]) =>
  tekton.verify({ headers: authorization === undefined ? {} : { authorization }, body: bytes("{}") }, by(secrets));
const basic = (password: string, user = "tekton") => `Basic ${btoa(`${user}:${password}`)}`;

describe("Tekton's events are not signed: a secret comes along", () => {
  test.each([
    ["as a bearer token", `Bearer ${secret}`],
    ["as a bearer token, the scheme in any case", `bearer ${secret}`],
    ["as the password in the sink's address", basic(secret)],
    ["as any user's", basic(secret, "")],
    ["the previous one, during a rotation", `Bearer ${previous}`],
  ])("%s", async (_, authorization) => {
    expect(await verify(authorization)).toBe(true);
  });

  test.each([
    ["nothing", undefined],
    ["an empty header", ""],
    ["an empty token", "Bearer "],
    ["a wrong token", `Bearer ${secret}x`],
    ["a part of the token", `Bearer ${secret.slice(0, -1)}`],
    ["both tokens at once", `Bearer ${secret},${previous}`],
    ["the token without its scheme", secret],
    ["the token in another scheme", `Token ${secret}`],
    ["a wrong password", basic("x")],
    ["an empty password", basic("")],
    ["the secret as the user's name", basic("x", secret)],
    ["no base64", "Basic ???"],
  ])("%s is refused", async (_, authorization) => {
    expect(await verify(authorization)).toBe(false);
  });

  test("without a secret nothing is taken", async () => {
    expect(await verify("Bearer ", [])).toBe(false);
    expect(await verify("Bearer x", [""])).toBe(false);
  });
});

const failedType = "dev.tekton.event.pipelinerun.failed.v1";
const condition = { type: "Succeeded", status: "False", reason: "Failed", message: "Tasks Completed: 1", lastTransitionTime: "2026-11-20T14:02:33Z" };
const metadata = { name: "widgets-run-2", namespace: "default", uid: "4ccb4f01-3ecc-4eb4-87e1-76f04efeee5c", labels: { "tekton.dev/pipeline": "widgets" } };
const run = (changes: object = {}, rest: object = {}) => ({ metadata, spec: {}, status: { conditions: [{ ...condition, ...changes }] }, ...rest });
const binary = (type: string) => ({ "ce-type": type, "ce-specversion": "1.0", "ce-time": "2026-11-20T14:02:34.157819Z", "content-type": "application/json" });
const read = (body: unknown, headers: Record<string, string> = binary(failedType)) =>
  tekton.read({ headers, body: bytes(typeof body === "string" ? body : JSON.stringify(body)) });

const whole = {
  outcome: "failed",
  acts: true,
  recovers: false,
  project: "default/widgets",
  projectId: null,
  branch: null,
  defaultBranch: null,
  commit: null,
  runId: "widgets-run-2",
  attempt: 1,
  occasion: "4ccb4f01-3ecc-4eb4-87e1-76f04efeee5c",
  runUrl: null,
  workflow: null,
  occurredAt: "2026-11-20T14:02:33.000Z",
  jobs: [],
};

describe("Tekton's events", () => {
  test("a failed run is acted on, and read whole", () => {
    expect(read({ pipelineRun: run() })).toEqual({ kind: "read", reading: whole });
  });

  test("structured mode, in which the event surrounds the data, is read alike", () => {
    const body = { specversion: "1.0", id: "1", source: "/apis", type: failedType, time: "2026-11-20T14:02:34Z", data: { pipelineRun: run() } };
    expect(read(body, { "content-type": "application/cloudevents+json; charset=utf-8" })).toEqual({ kind: "read", reading: whole });
    expect(read(body, {})).toEqual({ kind: "read", reading: whole });
    expect(read({ ...body, type: "dev.tekton.event.pipelinerun.running.v1" }, {})).toMatchObject({ reading: { outcome: "other", acts: false } });
  });

  test("a body from a file, without its headers, is read", () => {
    expect(read({ pipelineRun: run() }, {})).toEqual({ kind: "read", reading: whole });
  });

  test.each([
    ["False", "Failed", "failed", true],
    ["False", "PipelineRunTimeout", "failed", true],
    ["False", "CreateRunFailed", "failed", true],
    ["False", "ParameterMissing", "failed", true],
    ["False", "invalid input params for task push: missing values", "failed", true],
    ["False", null, "failed", true],
    // These are sent under the type of a failed run too.
    ["False", "Cancelled", "other", false],
    ["False", "CancelledRunFinally", "other", false],
    ["False", "StoppedRunFinally", "other", false],
    ["False", "CancelledRunningFinally", "other", false],
    ["False", "StoppedRunningFinally", "other", false],
    ["False", "PipelineRunCancelled", "other", false],
    ["Unknown", "Running", "other", false],
    ["Unknown", "Failed", "other", false],
    ["a value of next year", "Failed", "other", false],
    [null, null, "other", false],
  ])("a condition %s for the reason %s is %s", (status, reason, outcome, acts) => {
    expect(read({ pipelineRun: run({ status, reason }) })).toMatchObject({ reading: { outcome, acts, recovers: outcome === "recovered" } });
  });

  test.each(["Succeeded", "Completed"])("a run that succeeded (%s) recovered", (reason) => {
    expect(read({ pipelineRun: run({ status: "True", reason }) }, binary("dev.tekton.event.pipelinerun.successful.v1"))).toMatchObject({ reading: { outcome: "recovered", acts: false, recovers: true } });
  });

  test.each(["started", "running", "unknown", "next-year"])("a run that is %s is nothing yet, whatever its condition says", (word) => {
    expect(read({ pipelineRun: run() }, binary(`dev.tekton.event.pipelinerun.${word}.v1`))).toMatchObject({ reading: { outcome: "other", acts: false, project: "default/widgets" } });
  });

  test("a task that failed may be tried again: it is told, and not acted on", () => {
    const labels = { ...metadata.labels, "tekton.dev/pipelineRun": "widgets-run-2", "tekton.dev/pipelineTask": "push" };
    const taskRun = run({}, { metadata: { ...metadata, name: "widgets-run-2-push", labels } });
    expect(read({ taskRun }, binary("dev.tekton.event.taskrun.failed.v1"))).toMatchObject({
      reading: { outcome: "failed", acts: false, project: "default/widgets", runId: "widgets-run-2", jobs: [{ id: "widgets-run-2-push", name: "push", outcome: "failed" }], reason: "the run itself is reported as pipelinerun" },
    });
    expect(read({ taskRun }, {})).toMatchObject({ reading: { outcome: "failed", acts: false } });
  });

  test("a type that is another resource's is not believed", () => {
    expect(read({ pipelineRun: run() }, binary("dev.tekton.event.taskrun.failed.v1"))).toMatchObject({ reading: { outcome: "other", acts: false } });
  });

  test("the pipeline is the one referred to, or named by the label, or the fixed part of a run that carries its own", () => {
    const projectOf = (rest: object) => {
      const result = read({ pipelineRun: run({}, rest) });
      return result.kind === "read" ? result.reading.project : result;
    };
    expect(projectOf({ spec: { pipelineRef: { name: "loader" } } })).toBe("default/loader");
    expect(projectOf({ metadata: { ...metadata, labels: null } })).toBe("default/widgets-run-2");
    const embedded = { name: "nightly-x7k2p", namespace: "default", generateName: "nightly-", labels: { "tekton.dev/pipeline": "nightly-x7k2p" } };
    expect(projectOf({ metadata: embedded })).toBe("default/nightly");
  });

  test("nulls and missing fields are survived", () => {
    const bare = { metadata: { name: "a", namespace: "b" }, status: { conditions: [{ type: "Succeeded", status: "False" }] } };
    expect(read({ pipelineRun: bare })).toMatchObject({ reading: { outcome: "failed", acts: true, project: "b/a", occasion: null, occurredAt: "2026-11-20T14:02:34.157Z" } });
    expect(read({ pipelineRun: { metadata: { name: "a", namespace: "b" } } })).toMatchObject({ reading: { outcome: "other", acts: false } });
    expect(read({ customRun: {} }, binary("dev.tekton.event.customrun.failed.v1"))).toMatchObject({ kind: "read", reading: { outcome: "other", acts: false, project: null } });
  });

  test.each([
    ["no JSON", "{"],
    ["an array", "[]"],
    ["a run without its name", { pipelineRun: run({}, { metadata: { ...metadata, name: undefined } }) }],
    ["a namespace that would leave its path", { pipelineRun: run({}, { metadata: { ...metadata, namespace: "../nodes" } }) }],
    ["a namespace of dots", { pipelineRun: run({}, { metadata: { ...metadata, namespace: ".." } }) }],
    ["a run's name with a query", { pipelineRun: run({}, { metadata: { ...metadata, name: "a?b=" } }) }],
  ])("%s is malformed", (_, body) => {
    expect(read(body)).toMatchObject({ kind: "malformed" });
  });
});

describe("Tekton's logs, through the Kubernetes API", () => {
  const ended = (exitCode: number, message?: string) => ({ terminated: { exitCode, ...(message === undefined ? {} : { message }) } });
  const skipped = '[{"key":"Reason","value":"Skipped","type":3},{"key":"StartedAt","value":"2026-11-20T14:02:33.000Z","type":3}]';
  const pod = (name: string, { labels = {}, ...rest }: { labels?: object; annotations?: object; creationTimestamp?: string }, containers: [string, object][]) => ({
    metadata: { name, creationTimestamp: "2026-11-20T14:00:00Z", labels: { "tekton.dev/taskRun": name.replace(/-pod.*$/, ""), "tekton.dev/pipelineTask": "push", ...labels }, ...rest },
    status: { phase: "Failed", containerStatuses: containers.map(([name, state]) => ({ name, state })) },
  });
  const failed: [string, object][] = [["step-push", ended(1)]];
  const items = [
    pod("run-fetch-pod", { labels: { "tekton.dev/pipelineTask": "fetch" } }, [["step-clone", ended(0)]]),
    pod("run-push-pod", {}, [["step-prepare", ended(0)], ["step-load", ended(2)], ["step-report", ended(1, skipped)], ["sidecar-proxy", ended(137)]]),
    pod("run-image-pod", {}, [["step-push", { waiting: { reason: "ImagePullBackOff" } }]]),
    // The first try of a task that was tried again, and the second.
    pod("run-retried-pod", { creationTimestamp: "2026-11-20T14:00:00Z" }, failed),
    pod("run-retried-pod-retry1", { creationTimestamp: "2026-11-20T14:05:00Z", labels: { "tekton.dev/taskRun": "run-retried" } }, [["step-push", ended(0)]]),
    pod("run-twice-pod-retry1", { creationTimestamp: "2026-11-20T14:05:00Z", labels: { "tekton.dev/taskRun": "run-twice", "tekton.dev/pipelineTask": "twice" } }, failed),
    pod("run-twice-pod", { creationTimestamp: "2026-11-20T14:00:00Z" }, failed),
    pod("run-optional-pod", { annotations: { "pipeline.tekton.dev/pipeline-task-on-error": "continue" } }, failed),
    pod("bare-pod", { labels: { "tekton.dev/pipelineTask": undefined } }, failed),
    { metadata: { name: "unstarted-pod" } },
  ];
  const run = { project: "default/widgets", runId: "widgets-run-2" };
  const api = useLogApi(tekton);
  const answers = {
    "/api/v1/namespaces/default/pods?labelSelector=tekton.dev%2FpipelineRun%3Dwidgets-run-2": { kind: "PodList", items },
    "/api/v1/namespaces/default/pods/run-push-pod/log?container=step-load": "line 1\nline 2\n",
  };
  beforeEach(() => {
    api.answers = answers;
  });

  test("the failed jobs are the steps that failed, in the last try of tasks that may not", async () => {
    expect(await api.failedJobs(run)).toEqual([
      { id: "run-push-pod/step-load", name: "push/load" },
      { id: "run-twice-pod-retry1/step-push", name: "twice/push" },
      { id: "bare-pod/step-push", name: "bare-pod/push" },
    ]);
  });

  test("a run that had the same name before is told apart, where its pods say whose they are", () => {
    const pods = podList.parse({
      items: [
        pod("older-pod", { labels: { "tekton.dev/pipelineRunUID": "uid-0" } }, failed),
        pod("newer-pod", { labels: { "tekton.dev/pipelineRunUID": "uid-1" } }, failed),
        pod("silent-pod", {}, failed),
      ],
    }).items;
    const podsOf = (uid: string | null) => failedContainers(pods, uid).map(({ id }) => id.split("/")[0]);
    expect(podsOf("uid-1")).toEqual(["newer-pod", "silent-pod"]);
    expect(podsOf(null)).toEqual(["older-pod", "newer-pod", "silent-pod"]);
  });

  test("a step's log is its container's", async () => {
    expect(await api.log(run, "run-push-pod/step-load")).toBe("line 1\nline 2\n");
    expect(await api.log(run, "gone-pod/step-load")).toMatchObject({ kind: "unavailable" });
  });

  test.each(["..", "../nodes", "a?b=", "A"])("a pod whose name is %s is none", async (name) => {
    expect(podList.safeParse({ items: [{ metadata: { name } }] }).success).toBe(false);
  });

  test("each call carries the token", async () => {
    await api.failedJobs(run);
    await api.log(run, "run-push-pod/step-load");
    expect(api.seen.map(({ headers }) => headers["authorization"])).toEqual(["Bearer a-token", "Bearer a-token"]);
  });

  test.each([
    ["https://tekton.acme.example/#/namespaces/feeds/pipelineruns/widgets-run-2?pipelineTask=push", { name: "feeds/*", runId: "widgets-run-2", attempt: 1 }],
    ["https://console.acme.example/k8s/ns/feeds/tekton.dev~v1~PipelineRun/widgets-run-2/logs", { name: "feeds/*", runId: "widgets-run-2", attempt: 1 }],
    ["https://tekton.acme.example/#/namespaces/feeds/pipelineruns", undefined],
    ["https://tekton.acme.example/#/namespaces/feeds/taskruns/widgets-run-2-push", undefined],
    ["https://tekton.acme.example/#/namespaces/../pipelineruns/widgets-run-2", undefined],
    ["https://tekton.acme.example/#/namespaces/feeds/pipelineruns/..", undefined],
  ])("%s points at %j", (address, run) => {
    expect(tekton.runAt(new URL(address))).toEqual(run);
  });
});
