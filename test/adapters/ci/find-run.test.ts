import { describe, expect, test } from "vitest";
import { awsEventbridge } from "../../../src/adapters/ci/providers/aws-eventbridge.ts";
import { azureDevops } from "../../../src/adapters/ci/providers/azure-devops.ts";
import { bitbucket } from "../../../src/adapters/ci/providers/bitbucket.ts";
import { circleci } from "../../../src/adapters/ci/providers/circleci.ts";
import { drone } from "../../../src/adapters/ci/providers/drone.ts";
import { gitlab } from "../../../src/adapters/ci/providers/gitlab.ts";
import { jenkins } from "../../../src/adapters/ci/providers/jenkins.ts";
import { report } from "../../../src/adapters/ci/providers/report.ts";
import { teamcity } from "../../../src/adapters/ci/providers/teamcity.ts";
import { travis } from "../../../src/adapters/ci/providers/travis.ts";
import { ciProviders } from "../../../src/adapters/ci/registry.ts";
import { runFinders } from "../../../src/adapters/ci/run-finders.ts";
import { buildId } from "../../support/aws-events.ts";
import { useLogApi } from "../../support/log-api.ts";

// What each journey does not go through: provider-journey.ts asks every provider for a run that failed, passed or is under way.

test("every provider whose runs have addresses is asked, and no other", () => {
  const addressed = Object.values(ciProviders).filter((provider) => provider !== report);
  expect(Object.keys(runFinders).toSorted()).toEqual(addressed.map(({ name }) => name).toSorted());
});

describe("GitLab", () => {
  const api = useLogApi(gitlab);
  const path = "/api/v4/projects/Acme%2FFeeder";
  const project = { id: 9, path_with_namespace: "acme/feeder", web_url: "https://gitlab.com/acme/feeder", default_branch: "main" };
  const pipeline = (changes: object = {}) => ({ id: 501, name: null, ref: "main", sha: "bcbb5ec3", status: "failed", finished_at: "2026-11-20T10:00:00.613Z", web_url: "https://gitlab.com/acme/feeder/-/pipelines/501", ...changes });
  const find = () => api.find({ name: "Acme/Feeder", runId: "501" });

  test("a project is called as GitLab spells it, in whatever case it was asked for", async () => {
    api.answers = { [path]: project, [`${path}/pipelines/501`]: pipeline() };
    expect(await find()).toMatchObject({ reading: { project: "acme/feeder", projectId: "9" } });
  });

  test("the branch of a merge request's pipeline is the request's", async () => {
    api.answers = {
      [path]: project,
      [`${path}/pipelines/501`]: pipeline({ ref: "refs/merge-requests/7/head", status: "success" }),
      [`${path}/merge_requests/7`]: { iid: 7, source_branch: "feature/x", source_project_id: 10, target_project_id: 9 },
    };
    expect(await find()).toMatchObject({ underWay: false, reading: { branch: "feature/x", outcome: "recovered", recovers: false } });
  });

  test.each([["running", true], ["canceling", true], ["canceled", false], ["skipped", false], ["a_status_of_next_year", false]])("a pipeline that is %s is under way: %s", async (status, underWay) => {
    api.answers = { [path]: project, [`${path}/pipelines/501`]: pipeline({ status }) };
    expect(await find()).toMatchObject({ underWay, reading: { outcome: "other" } });
  });

  test("a failed pipeline without an end is told from its next try by its jobs, as its delivery is", async () => {
    const jobs = [{ id: 99, name: "a", status: "failed", allow_failure: false }, { id: 377, name: "b", status: "failed", allow_failure: false }];
    api.answers = { [path]: project, [`${path}/pipelines/501`]: pipeline({ finished_at: null }), [`${path}/pipelines/501/jobs?scope[]=failed&per_page=100`]: jobs };
    expect(await find()).toMatchObject({ reading: { occasion: "377", occurredAt: null } });
  });

  test("an answer of another shape is said to be so", async () => {
    api.answers = { [path]: project, [`${path}/pipelines/501`]: { ...pipeline(), id: "501/../7" } };
    expect(await find()).toMatchObject({ kind: "unavailable" });
  });
});

describe("CircleCI", () => {
  const api = useLogApi(circleci);

  test("a workflow of another project than its address names is not told", async () => {
    api.answers = { "/api/v2/workflow/w": { id: "w", status: "failed", pipeline_id: "p", pipeline_number: 1, project_slug: "gh/acme/payroll" } };
    expect(await api.find({ name: "github/acme/feeder", runId: "w" })).toEqual({ kind: "unavailable", reason: "the workflow w is of another project than github/acme/feeder" });
    expect(api.seen).toHaveLength(1);
  });
});

describe("Jenkins", () => {
  const api = useLogApi(jenkins, () => ({ baseUrl: "https://ci.example.com/jenkins" }));
  const path = "/job/Team/job/loader/18/api/json?tree=url,number,queueId,building,result,timestamp,duration,actions[lastBuiltRevision[SHA1,branch[name]]]";
  const build = {
    _class: "hudson.model.FreeStyleBuild",
    actions: [{}, { lastBuiltRevision: { SHA1: "c6d86dc6", branch: [{ name: "refs/remotes/origin/main" }] } }],
    building: false,
    number: 18,
    queueId: 77,
    result: "FAILURE",
    timestamp: 1_795_168_740_000,
    duration: 60_000,
    url: "https://ci.example.com/jenkins/job/team/job/loader/18/",
  };
  const find = () => api.find({ name: "Team/loader", runId: "18" });

  test("a job is called as Jenkins spells it, and a freestyle build tells its branch and commit", async () => {
    api.answers = { [path]: build };
    expect(await find()).toMatchObject({ reading: { project: "team/loader", branch: "main", commit: "c6d86dc6", occasion: "queue 77", occurredAt: "2026-11-20T10:00:00.000Z", runUrl: build.url } });
  });

  test("a build that goes on is no failure, though a step of it failed", async () => {
    api.answers = { [path]: { ...build, building: true } };
    expect(await find()).toMatchObject({ underWay: true, reading: { outcome: "other", acts: false } });
  });

  test("a build without an address that tells its job is not guessed at", async () => {
    api.answers = { [path]: { ...build, url: "https://ci.example.com/" } };
    expect(await find()).toEqual({ kind: "unavailable", reason: "what its API says of the run is not what was expected" });
  });
});

test.each([
  ["canceled", { canceledInfo: { timestamp: "20261120T100000+0000" } }, "other"],
  ["failed, and its branch is the default one", {}, "failed"],
])("a build of TeamCity that was %s", async (_, changes, outcome) => {
  teamcityApi.answers = {
    "/app/rest/builds/id:501?fields=id,buildTypeId,status,state,branchName,webUrl,finishDate,canceledInfo(timestamp),buildType(id,name),revisions(revision(version,vcsBranchName))": {
      id: 501, buildTypeId: "Acme_Feeder", status: "FAILURE", state: "finished", revisions: { revision: [{ version: "1a2b", vcsBranchName: "refs/heads/main" }] }, ...changes,
    },
  };
  expect(await teamcityApi.find({ name: "Acme_Feeder", runId: "501" })).toMatchObject({ reading: { outcome, branch: "main", commit: "1a2b" } });
});
const teamcityApi = useLogApi(teamcity);

describe("Travis", () => {
  const api = useLogApi(travis);
  const build = { id: 501, state: "failed", finished_at: "2026-11-20T10:00:00Z", pull_request_number: 7, repository: { id: 9, slug: "acme/feeder" }, branch: { name: "main" }, commit: { sha: "1a2b" } };

  test("a pull request's build is read under the name of the branch it is for, as its delivery is", async () => {
    api.answers = { "/build/501": build };
    expect(await api.find({ name: "acme/feeder", runId: "501" })).toMatchObject({ reading: { branch: "main", workflow: "pull request 7", occasion: "2026-11-20T10:00:00Z", commit: "1a2b" } });
  });

  test("a refused token is told with what it has to be allowed", async () => {
    api.answers = { "/build/501": 403 };
    expect(await api.find({ name: "acme/feeder", runId: "501" })).toEqual({ kind: "unavailable", reason: "the token may not read it (403); it needs a user who may see the repository", blame: "token" });
  });
});

describe("Bitbucket", () => {
  const api = useLogApi(bitbucket);
  const pipeline = { repository: { uuid: "{r}", full_name: "acme/feeder" }, target: { commit: { hash: "9fec8477" } } };

  test("a pipeline that posted no status on its commit is not told: its delivery's time is that status'", async () => {
    const status = { key: "1", state: "FAILED", url: "https://bitbucket.org/acme/feeder/addon/pipelines/home#!/results/502", updated_on: "2026-11-20T10:00:00+00:00" };
    api.answers = { "/2.0/repositories/acme/feeder/pipelines/501": pipeline, "/2.0/repositories/acme/feeder/commit/9fec8477/statuses?pagelen=100&page=1": { values: [status] } };
    expect(await api.find({ name: "acme/feeder", runId: "501" })).toEqual({ kind: "unavailable", reason: "its commit has no build status of the pipeline" });
  });
});

test("Azure DevOps is asked below the project of the address, whatever is in its name", async () => {
  await azureApi.find({ name: "Search & more/../*", runId: "501" });
  expect(azureApi.seen[0]?.path).toBe("/Search %26 more%2F../_apis/build/builds/501?api-version=7.1");
});
const azureApi = useLogApi(azureDevops);

test("Drone's pull requests are told apart from their branch", async () => {
  droneApi.answers = {
    "/api/repos/acme/feeder": { id: 9, namespace: "acme", name: "feeder", default_branch: "main" },
    "/api/repos/acme/feeder/builds/501": { number: 501, status: "error", event: "pull_request", ref: "refs/pull/7/head", target: "main", finished: 1_795_168_800 },
  };
  expect(await droneApi.find({ name: "acme/feeder", runId: "501" })).toMatchObject({ reading: { outcome: "failed", workflow: "pull request 7", defaultBranch: "main", runUrl: null } });
});
const droneApi = useLogApi(drone);

describe("AWS", () => {
  const api = useLogApi(awsEventbridge, () => ({ aws: { region: "us-west-2", credentials: { accessKeyId: "local", secretAccessKey: "local" } } }));
  const build = { arn: buildId, projectName: "feeder", buildStatus: "FAILED", sourceVersion: "refs/heads/main", endTime: 1_795_168_801.4 };
  const find = (runId = buildId) => api.find({ name: "feeder", runId });

  test("a build whose address leaves out the account is the one that its delivery tells of", async () => {
    api.answers = { "/": { builds: [build] } };
    expect(await find(buildId.replace(/:\d{12}:/, "::"))).toMatchObject({ reading: { runId: buildId, branch: "main", occurredAt: "2026-11-20T10:00:01.000Z", acts: true } });
  });

  test("a build of a pipeline is left to the pipeline", async () => {
    api.answers = { "/": { builds: [{ ...build, initiator: "codepipeline/release" }] } };
    expect(await find()).toMatchObject({ reading: { outcome: "failed", acts: false, reason: "a build of a pipeline; the pipeline's execution is reported itself" } });
  });

  test("a build that is not there is said to be so", async () => {
    api.answers = { "/": { builds: [], buildsNotFound: ["x"] } };
    expect(await find()).toEqual({ kind: "unavailable", reason: "the build is not in this account and region, or no more" });
  });

  test("an execution of a pipeline cannot be told, and nothing is asked", async () => {
    expect(await api.find({ name: "release", runId: "01234567-0123-0123-0123-012345678901" })).toEqual({ kind: "cannot-tell" });
    expect(api.seen).toEqual([]);
  });
});
