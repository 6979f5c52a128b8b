import { awsEventbridge } from "./providers/aws-eventbridge.ts";
import { awsSns } from "./providers/aws-sns.ts";
import { azureDevops } from "./providers/azure-devops.ts";
import { bitbucket } from "./providers/bitbucket.ts";
import { buildkite } from "./providers/buildkite.ts";
import { circleci } from "./providers/circleci.ts";
import { drone } from "./providers/drone.ts";
import { github } from "./providers/github.ts";
import { gitlab } from "./providers/gitlab.ts";
import { jenkins } from "./providers/jenkins.ts";
import { report } from "./providers/report.ts";
import { teamcity } from "./providers/teamcity.ts";
import { tekton } from "./providers/tekton.ts";
import { travis } from "./providers/travis.ts";
import type { CiProvider } from "./provider.ts";

/** Every CI provider, by name. */
export const ciProviders: Readonly<Record<string, CiProvider>> = Object.fromEntries(
  [awsEventbridge, awsSns, azureDevops, bitbucket, buildkite, circleci, drone, github, gitlab, jenkins, report, teamcity, tekton, travis].map((provider) => [provider.name, provider]),
);
