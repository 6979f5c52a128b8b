// https://learn.microsoft.com/en-us/azure/devops/pipelines/scripts/logging-commands
import { join } from "node:path";
import type { CiStep } from "./ci-step.ts";
import { issueText, issueTitle } from "./issue-text.ts";

/** Issues on the run's page, and a summary on its Extensions tab. */
export const azurePipelines: CiStep = {
  name: "azure-pipelines",
  runsHere: (environment) => environment["TF_BUILD"]?.toLowerCase() === "true",
  tell: ({ report, log, summary }, environment) => {
    const directory = environment["AGENT_TEMPDIRECTORY"];
    // The file's name is the tab's heading. The agent takes the file when the step has ended.
    const path = directory ? join(directory, `Coveo errors in ${log.replaceAll(/[^\w.-]+/g, "-").slice(0, 60)}.md`) : null;
    const files = summary === null || path === null ? [] : [{ path, text: `${summary}\n`, append: false }];
    return {
      commands: [
        ...report.diagnoses.map((diagnosis) => {
          const type = diagnosis.confidence === "certain" ? "error" : "warning";
          return `##vso[task.logissue type=${type};code=${escapedProperty(issueTitle(diagnosis))};]${escapedData(issueText(diagnosis, log))}`;
        }),
        ...files.map((file) => `##vso[task.uploadsummary]${escapedData(file.path)}`),
      ],
      files,
    };
  },
};

const escapedData = (text: string): string => text.replaceAll("%", "%AZP25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const escapedProperty = (text: string): string => escapedData(text).replaceAll(";", "%3B").replaceAll("]", "%5D");
