import { githubHeaders, workflowRunBody } from "../../../../infra/surroundings/github-delivery.ts";
import { coveoLog, describeJourney } from "../../../support/provider-journey.ts";

const repository = "acme/search-feeder";
const ownLink = `https://github.com/${repository}/actions/runs/501`;

describeJourney({
  provider: "github",
  settings: (apiHost) => ({ GITHUB_LOG_HOSTS: apiHost.replace("127.0.0.1", "localhost") }),
  project: repository,
  ownLink,
  failure: (link) => workflowRunBody({ repository, repositoryId: 9, runId: 501, updatedAt: "2026-11-20T10:00:00Z" }).replace(ownLink, link),
  sign: githubHeaders,
  run: {
    address: ownLink,
    answer: ({ path }, state) => {
      if (path !== `/repos/${repository}/actions/runs/501`) return undefined;
      const { repository: repo, workflow_run: run } = JSON.parse(workflowRunBody({ repository, repositoryId: 9, runId: 501, updatedAt: "2026-11-20T10:00:00Z" })) as { repository: object; workflow_run: object };
      const ended = { failed: { status: "completed" }, passed: { status: "completed", conclusion: "success" }, running: { status: "in_progress", conclusion: null } };
      return { ...run, ...ended[state], repository: repo };
    },
  },
  carriesToken: ({ headers }, token) => headers.authorization === `Bearer ${token}`,
  isStorage: ({ path }) => path === "/storage",
  api: ({ path, headers }, response) => {
    switch (path) {
      case `/repos/${repository}/actions/runs/501/attempts/1/jobs`:
        return response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ total_count: 1, jobs: [{ id: 77, name: "push", conclusion: "failure" }] }));
      case `/repos/${repository}/actions/jobs/77/logs`:
        return response.writeHead(302, { location: `http://${headers.host?.replace("127.0.0.1", "localhost")}/storage?signature=x` }).end();
      case "/storage":
        return response.end(coveoLog);
      default:
        return response.writeHead(404).end();
    }
  },
});
