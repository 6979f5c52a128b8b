import { describe, expect, test } from "vitest";
import { awsEventbridge } from "../../../../src/adapters/ci/providers/aws-eventbridge.ts";
import { azureDevops } from "../../../../src/adapters/ci/providers/azure-devops.ts";
import { teamcity } from "../../../../src/adapters/ci/providers/teamcity.ts";
import { tekton } from "../../../../src/adapters/ci/providers/tekton.ts";
import { buildEvent } from "../../../support/aws-events.ts";
import { useLogApi } from "../../../support/log-api.ts";

// Whoever has the secret of a connection for some projects must not read the logs of others by it.

describe("a TeamCity connection for some build configurations", () => {
  const api = useLogApi(teamcity, () => ({ projects: ["Acme_*"] }));
  const answers = (buildTypeId: string) => ({ "/app/rest/builds/id:501?fields=buildTypeId": { buildTypeId }, "/downloadBuildLog.html?buildId=501&plain=true": "the log" });
  const log = () => api.log({ project: "Acme_Feeder", runId: "501" }, "501");

  test("reads the log of a build that is one of them", async () => {
    api.answers = answers("Acme_Feeder");
    expect(await log()).toBe("the log");
    expect(api.seen[0]?.headers["accept"]).toBe("application/json");
  });

  test("reads no log of another one's build under their name", async () => {
    api.answers = answers("Payroll_Run");
    expect(await log()).toEqual({ kind: "unavailable", reason: "the build 501 is of another build configuration than Acme_Feeder" });
    expect(api.seen.map(({ path }) => path)).not.toContain("/downloadBuildLog.html?buildId=501&plain=true");
  });
});

describe("an Azure DevOps connection for some pipelines", () => {
  const api = useLogApi(azureDevops, () => ({ projects: ["Search/*", "Feeder"] }));
  const guid = "71777fbc-1cf2-4bd1-9540-128c1c71f766";
  const build = `/${guid}/_apis/build/builds/501`;
  const answers = (project: string, definition: string) => ({
    [`${build}?api-version=7.1`]: { id: 501, project: { id: guid, name: project }, definition: { id: 46, name: definition } },
    [`${build}/timeline?api-version=7.1`]: { records: [{ id: "1", type: "Task", name: "Push", result: "failed", log: { id: 7 } }] },
    [`${build}/logs/7?api-version=7.1`]: "the log",
  });
  const run = (project: string) => ({ project, key: `${guid}/46`, runId: "501" });

  test.each(["Search/Feeder", "Feeder"])("reads the log of a build that is one of them: %s", async (project) => {
    api.answers = answers("Search", "Feeder");
    expect(await api.failedJobs(run(project))).toMatchObject([{ id: "7" }]);
    expect(await api.log(run(project), "7")).toBe("the log");
  });

  test.each([
    ["another project", "Payroll", "Feeder", "Search/Feeder"],
    ["another pipeline", "Search", "Secrets", "Search/Feeder"],
    ["another pipeline, by its name alone", "Payroll", "Run", "Feeder"],
  ])("reads no log of %s under their name", async (_, owner, definition, claimed) => {
    api.answers = answers(owner, definition);
    const refused = { kind: "unavailable", reason: `the build 501 is of another pipeline than ${claimed}` };
    expect(await api.failedJobs(run(claimed))).toEqual(refused);
    expect(await api.log(run(claimed), "7")).toEqual(refused);
    expect(api.seen.map(({ path }) => path)).toEqual([`${build}?api-version=7.1`, `${build}?api-version=7.1`]);
  });
});

describe("a Tekton connection for some pipelines", () => {
  const api = useLogApi(tekton, () => ({ projects: ["feeds/search-*"] }));
  const listed = (runId: string, labels: Record<string, string>) => {
    const status = { containerStatuses: [{ name: "step-push", state: { terminated: { exitCode: 1 } } }] };
    api.answers = { [`/api/v1/namespaces/feeds/pods?labelSelector=tekton.dev%2FpipelineRun%3D${runId}`]: { items: [{ metadata: { name: "a-pod", labels }, status }] } };
  };

  test.each([
    ["of the pipeline", "search-feeder-run-1", "search-feeder", "search-feeder"],
    ["of a pipeline that is written into its run", "search-feeder-x7k2p", "search-feeder-x7k2p", "search-feeder"],
    ["of one whose run is named by hand", "search-feeder", "search-feeder", "search-feeder"],
  ])("finds the failed steps of a run %s", async (_, runId, label, pipeline) => {
    listed(runId, { "tekton.dev/pipeline": label });
    expect(await api.failedJobs({ project: `feeds/${pipeline}`, runId })).toMatchObject([{ id: "a-pod/step-push" }]);
  });

  test.each<[string, string, Record<string, string>]>([
    ["another pipeline", "payroll-run-1", { "tekton.dev/pipeline": "payroll" }],
    ["another pipeline that is written into its run", "payroll-x7k2p", { "tekton.dev/pipeline": "payroll-x7k2p" }],
    ["a pipeline whose name only begins so", "search-feeder-secret-x7k2p", { "tekton.dev/pipeline": "search-feeder-secret-x7k2p" }],
    ["a pipeline that is not named", "search-feeder-run-1", {}],
  ])("finds none of %s under their name", async (_, runId, labels) => {
    listed(runId, labels);
    expect(await api.failedJobs({ project: "feeds/search-feeder", runId })).toEqual({
      kind: "unavailable",
      reason: `the pods of ${runId} do not say that they are of the pipeline search-feeder`,
    });
  });
});

test.each(["payroll", "build", "eeder"])("a build's event whose project %s is not the one in the build's id is malformed", (project) => {
  const body = new TextEncoder().encode(JSON.stringify(buildEvent({ detail: { "project-name": project } })));
  expect(awsEventbridge.read({ headers: {}, body })).toEqual({ kind: "malformed", message: "not as expected: detail.build-id" });
});
