// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
// https://docs.gitlab.com/ci/yaml/artifacts_reports/#artifactsreportsannotations
import { createHash } from "node:crypto";
import { join } from "node:path";
import type { CiStep } from "./ci-step.ts";
import { issueTitle } from "./issue-text.ts";

/** Two reports for the job's artifacts: links on the job's page, and findings in the merge request. GitLab has no commands for a job's output. */
export const gitlab: CiStep = {
  name: "gitlab",
  runsHere: (environment) => environment["GITLAB_CI"] === "true",
  tell: ({ report, log }, environment) => {
    const file = (name: string, content: unknown) => ({ path: join(environment["CI_PROJECT_DIR"] ?? ".", name), text: `${JSON.stringify(content, null, 2)}\n`, append: false });
    const links = report.diagnoses.flatMap((diagnosis) =>
      diagnosis.links.map(({ label, url }) => ({ external_link: { label: `${issueTitle(diagnosis)}: ${label}`, url } })),
    );
    const findings = report.diagnoses.map((diagnosis) => ({
      description: `${issueTitle(diagnosis)}. ${diagnosis.title}. ${diagnosis.resolution.join(" ")}`,
      check_name: `coveo-error/${diagnosis.id}`,
      // The same error in the same log is one finding, run after run.
      fingerprint: createHash("sha256").update(JSON.stringify([log, diagnosis.id])).digest("hex"),
      severity: diagnosis.confidence === "certain" ? "major" : "minor",
      location: { path: log, lines: { begin: diagnosis.line } },
    }));
    return { commands: [], files: [file("coveo-error-annotations.json", { "Coveo errors": links }), file("coveo-error-code-quality.json", findings)] };
  },
};
