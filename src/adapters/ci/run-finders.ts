import type { RunFinder } from "./provider.ts";
import { findAwsRun } from "./providers/find-run/find-aws-run.ts";
import { findAzureRun } from "./providers/find-run/find-azure-run.ts";
import { findBitbucketRun } from "./providers/find-run/find-bitbucket-run.ts";
import { findBuildkiteRun } from "./providers/find-run/find-buildkite-run.ts";
import { findCircleciRun } from "./providers/find-run/find-circleci-run.ts";
import { findDroneRun } from "./providers/find-run/find-drone-run.ts";
import { findGithubRun } from "./providers/find-run/find-github-run.ts";
import { findGitlabRun } from "./providers/find-run/find-gitlab-run.ts";
import { findJenkinsRun } from "./providers/find-run/find-jenkins-run.ts";
import { findTeamcityRun } from "./providers/find-run/find-teamcity-run.ts";
import { findTektonRun } from "./providers/find-run/find-tekton-run.ts";
import { findTravisRun } from "./providers/find-run/find-travis-run.ts";

/** How each provider is asked about a run, by its name. Not in the providers' own files: what receives webhooks has no use for it. */
export const runFinders: Readonly<Record<string, RunFinder>> = {
  "aws-eventbridge": findAwsRun,
  "aws-sns": findAwsRun,
  "azure-devops": findAzureRun,
  bitbucket: findBitbucketRun,
  buildkite: findBuildkiteRun,
  circleci: findCircleciRun,
  drone: findDroneRun,
  github: findGithubRun,
  gitlab: findGitlabRun,
  jenkins: findJenkinsRun,
  teamcity: findTeamcityRun,
  tekton: findTektonRun,
  travis: findTravisRun,
};
