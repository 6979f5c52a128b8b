// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
import type { CiStep } from "./ci-step.ts";
import { issueText, issueTitle } from "./issue-text.ts";

/** Annotations on the run and on its job's summary. */
export const github: CiStep = {
  name: "github",
  runsHere: (environment) => environment["GITHUB_ACTIONS"] === "true",
  tell: ({ report, log, summary }, environment) => {
    const path = environment["GITHUB_STEP_SUMMARY"];
    return {
      commands: report.diagnoses.map((diagnosis) => {
        const level = diagnosis.confidence === "certain" ? "error" : "warning";
        return `::${level} title=${escapedProperty(issueTitle(diagnosis))}::${escapedData(issueText(diagnosis, log))}`;
      }),
      files: summary === null || !path ? [] : [{ path, text: `${summary}\n`, append: true }],
    };
  },
};

// As the runner reads them: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
const escapedData = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const escapedProperty = (text: string): string => escapedData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
