import { azurePipelines } from "./azure-pipelines.ts";
import type { CiStep } from "./ci-step.ts";
import { github } from "./github.ts";
import { gitlab } from "./gitlab.ts";

/** The CI systems that show what a step found. */
export const ciSteps: readonly CiStep[] = [github, gitlab, azurePipelines];
