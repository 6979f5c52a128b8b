import type { Sample } from "./gallery.ts";

/** A job's log as its provider has it: GitHub stamps each line, GitLab marks sections. */
export const logOf = ({ provider, job, lines }: Sample, at: Date): string => {
  switch (provider) {
    case "github": {
      const all = [`Complete job name: ${job}`, "##[group]Run npm run job", "shell: /usr/bin/bash -e {0}", "##[endgroup]", ...lines, "##[error]Process completed with exit code 1."];
      return all.map((line, at_) => `${new Date(at.getTime() - (all.length - at_) * 1_000).toISOString().replace("Z", "0000Z")} ${line}\n`).join("");
    }
    case "gitlab":
      return ["\u001b[0KRunning with gitlab-runner 18.0.0\u001b[0;m", "section_start:1700000000:step_script\r\u001b[0K\u001b[36;1mExecuting step_script\u001b[0;m", ...lines, "\u001b[31;1mERROR: Job failed: exit code 1\u001b[0;m", ""].join("\n");
    case "report":
      return [...lines, ""].join("\n");
  }
};
