import { coveoLog, describeJourney } from "../../../support/provider-journey.ts";

const project = "acme/search/feeder";
const ownLink = `https://gitlab.com/${project}/-/pipelines/501`;
const api = `/api/v4/projects/${encodeURIComponent(project)}`;

describeJourney({
  provider: "gitlab",
  project,
  ownLink,
  failure: (link) =>
    JSON.stringify({
      object_kind: "pipeline",
      object_attributes: { id: 501, iid: 12, ref: "main", tag: false, sha: "bcbb5ec396a2c0f828686f14fac9b80b780504f2", status: "failed", detailed_status: "failed", finished_at: "2026-11-20 10:00:00 UTC", url: link },
      user: null,
      commit: null,
      project: { id: 9, name: "Feeder", web_url: link.replace(/\/-\/.*/, ""), path_with_namespace: project, default_branch: "main" },
      builds: [{ id: 77, stage: "push", name: "push", status: "failed", allow_failure: false, failure_reason: "script_failure" }],
    }),
  sign: (_, secret) => ({ "content-type": "application/json", "x-gitlab-event": "Pipeline Hook", "idempotency-key": "00000000-0000-4000-8000-000000000004", "x-gitlab-token": secret }),
  run: {
    address: ownLink,
    answer: ({ path }, state) => {
      switch (path) {
        case api:
          return { id: 9, name: "Feeder", path_with_namespace: project, web_url: `https://gitlab.com/${project}`, default_branch: "main" };
        case `${api}/pipelines/501`: {
          const status = { failed: "failed", passed: "success", running: "running" }[state];
          // The API's times have milliseconds and an offset, those of deliveries do not.
          const finished = state === "running" ? null : "2026-11-20T11:00:00.613+01:00";
          return { id: 501, iid: 12, project_id: 9, name: null, ref: "main", tag: false, sha: "bcbb5ec396a2c0f828686f14fac9b80b780504f2", status, source: "push", finished_at: finished, web_url: ownLink };
        }
        default:
          return undefined;
      }
    },
  },
  carriesToken: ({ headers }, token) => headers["private-token"] === token,
  api: ({ path, query }, response) => {
    switch (path) {
      case `${api}/pipelines/501/jobs`: {
        const jobs = [
          { id: 78, name: "lint", status: "failed", allow_failure: true },
          { id: 77, name: "push", status: "failed", allow_failure: false },
        ];
        const page = query.get("scope[]") === "failed" && query.get("page") === "1" ? jobs : [];
        return response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(page));
      }
      case `${api}/jobs/77/trace`: {
        const log = coveoLog.trimEnd().split("\n").map((line) => `${line}\r\n`);
        const trace = ["\u001b[0KRunning with gitlab-runner 18.0.0\u001b[0;m\n", "section_start:1700000000:step_script\r\u001b[0K\u001b[0K\u001b[36;1mExecuting \"step_script\" stage\u001b[0;m\n", ...log, "section_end:1700000001:step_script\r\u001b[0K\u001b[31;1mERROR: Job failed: exit code 1\n"];
        return response.writeHead(200, { "content-type": "text/plain" }).end(trace.join(""));
      }
      default:
        return response.writeHead(404).end();
    }
  },
});
