// https://github.com/jenkinsci/notification-plugin
import type { EmulatedProvider } from "../emulated-provider.ts";
import { commitOf } from "../emulated-run.ts";
import { basic, localToken } from "../local-token.ts";

export const jenkins: EmulatedProvider = {
  name: "jenkins",
  label: "Jenkins",
  family: "own servers",
  passes: true,
  settings: ({ api }) => ({ JENKINS_BASE_URL: "https://jenkins.example", JENKINS_API_URL: api, JENKINS_USER: "coveo-error", JENKINS_TOKEN: localToken("jenkins") }),
  project: (owner, name) => `${owner}/${name}`,
  delivery: (run, outcome) => {
    const url = `job/${run.owner}/job/${run.project}/`;
    const body = {
      name: run.project,
      url,
      build: {
        full_url: `https://jenkins.example/${url}${run.id}/`,
        number: Number(run.id),
        queue_id: Number(run.id),
        // When it came to this phase.
        timestamp: run.at.getTime(),
        phase: "FINALIZED",
        status: outcome === "failed" ? "FAILURE" : "SUCCESS",
        scm: { branch: "origin/main", commit: commitOf(run) },
      },
    };
    return { kind: "http", headers: {}, body: JSON.stringify(body) };
  },
  credentials: basic,
  api: ({ path, find }) => {
    const run = find(/^(?:\/job\/[^/]+)+\/(\d{10})\/consoleText$/.exec(path)?.[1]);
    if (run === undefined) return undefined;
    // The Timestamper plugin stamps each line.
    const lines = run.lines.map((line, at) => `[${new Date(run.at.getTime() - (run.lines.length - at) * 1_000).toISOString()}] ${line}`);
    return { kind: "text", text: ["Started by timer", "[Pipeline] Start of Pipeline", ...lines, "[Pipeline] End of Pipeline", "ERROR: script returned exit code 1", "Finished: FAILURE", ""].join("\n"), logOf: run.id };
  },
};
