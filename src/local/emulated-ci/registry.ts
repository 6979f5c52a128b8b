import type { EmulatedProvider } from "./emulated-provider.ts";
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

/** Every CI provider that there is an emulation of, by name. */
export const emulatedProviders: ReadonlyMap<string, EmulatedProvider> = new Map(
  [github, gitlab, circleci, buildkite, bitbucket, azureDevops, travis, jenkins, teamcity, drone, tekton, awsEventbridge, awsSns, report].map((provider) => [provider.name, provider]),
);
