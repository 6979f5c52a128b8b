import { createHmac } from "node:crypto";
import { coveoLog, describeJourney } from "../../../support/provider-journey.ts";

const project = "github/acme/search-feeder";
const workflow = "fda08377-fe7e-46b1-8992-3a7aaecac9c3";
const ownLink = `https://app.circleci.com/pipelines/${project}/130/workflows/${workflow}`;

describeJourney({
  provider: "circleci",
  settings: (apiHost) => ({ CIRCLECI_LOG_HOSTS: apiHost.replace("127.0.0.1", "localhost") }),
  project,
  ownLink,
  failure: (link) =>
    JSON.stringify({
      id: "3888f21b-eaa7-38e3-8f3d-75a63bba8895",
      type: "workflow-completed",
      happened_at: "2026-11-20T10:00:01.317Z",
      webhook: { id: "cf8c4fdd-0587-4da1-b4ca-4846e9640af9", name: "Coveo Error Bot" },
      project: { id: "84996744-a854-4f5e-aea3-04e2851dc1d2", name: "search-feeder", slug: project },
      workflow: { id: workflow, name: null, stopped_at: "2026-11-20T10:00:00.170Z", url: link, status: "failed" },
      pipeline: { number: 130, vcs: { provider_name: "github", target_repository_url: link, branch: "main", revision: "1dc6aa69429bff4806ad6afe58d3d8f57e25973e" } },
    }),
  sign: (body, secret) => ({
    "content-type": "application/json",
    "circleci-event-type": "workflow-completed",
    "circleci-signature": `v1=${createHmac("sha256", secret).update(body).digest("hex")}`,
  }),
  run: {
    address: ownLink,
    answer: ({ path }, state) => {
      const slug = "gh/acme/search-feeder";
      switch (path) {
        case `/api/v2/workflow/${workflow}`: {
          const status = { failed: "failed", passed: "success", running: "failing" }[state];
          return { pipeline_id: "5034460f-c7c4-4c43-9457-de07e2029e7b", id: workflow, name: null, project_slug: slug, status, started_by: "03987f6a-4c27-4dc1-b6ab-c7e83bb3e713", pipeline_number: 130, created_at: "2026-11-20T09:55:00Z", stopped_at: "2026-11-20T10:00:00.170Z" };
        }
        case "/api/v2/pipeline/5034460f-c7c4-4c43-9457-de07e2029e7b":
          return { id: "5034460f-c7c4-4c43-9457-de07e2029e7b", number: 130, state: "created", project_slug: slug, vcs: { provider_name: "GitHub", branch: "main", revision: "1dc6aa69429bff4806ad6afe58d3d8f57e25973e" } };
        case `/api/v2/project/${project}`:
          return { slug, name: "search-feeder", id: "84996744-a854-4f5e-aea3-04e2851dc1d2", organization_name: "acme", vcs_info: { default_branch: "main" } };
        default:
          return undefined;
      }
    },
  },
  carriesToken: ({ headers }, token) => headers["circle-token"] === token,
  isStorage: ({ path }) => path.startsWith("/output/"),
  api: ({ path, headers }, response) => {
    const storage = `http://${headers.host?.replace("127.0.0.1", "localhost")}/output`;
    const json = (body: unknown) => response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
    switch (path) {
      case `/api/v2/workflow/${workflow}/job`:
        return json({ items: [{ name: "build", status: "success", job_number: 135 }, { name: "push", status: "failed", job_number: 136 }], next_page_token: null });
      case `/api/v1.1/project/${project}/136`:
        return json({
          build_num: 136,
          steps: [
            { name: "Spin up environment", actions: [{ index: 0, status: "success", failed: null, has_output: true, output_url: `${storage}/0` }] },
            { name: "push", actions: [{ index: 0, status: "failed", failed: true, exit_code: 1, has_output: true, output_url: `${storage}/1?X-Amz-Signature=x` }] },
          ],
        });
      case "/output/1":
        // Messages are pieces of the output, not lines.
        return json((coveoLog.replaceAll("\n", "\r\n").match(/[^]{1,100}/g) ?? []).map((message) => ({ type: "out", time: "2026-11-20T10:00:00Z", message })));
      default:
        return response.writeHead(404).end();
    }
  },
});
