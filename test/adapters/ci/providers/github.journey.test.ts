import { githubHeaders, workflowRunBody } from "../../../support/github-delivery.ts";
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
