import { buildkite } from "./providers/buildkite.ts";
import { circleci } from "./providers/circleci.ts";
import { github } from "./providers/github.ts";
import { gitlab } from "./providers/gitlab.ts";
import { report } from "./providers/report.ts";
import type { CiProvider } from "./provider.ts";

/** Every CI provider, by name. */
export const ciProviders: Readonly<Record<string, CiProvider>> = Object.fromEntries(
  [buildkite, circleci, github, gitlab, report].map((provider) => [provider.name, provider]),
);
