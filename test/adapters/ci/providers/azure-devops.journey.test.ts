import { coveoLog, describeJourney } from "../../../support/provider-journey.ts";

const guid = "71777fbc-1cf2-4bd1-9540-128c1c71f766";
const ownLink = `https://dev.azure.com/acme/${guid}/_build/results?buildId=501`;
const record = (id: string, parentId: string | null, type: string, name: string, result: string, log: number | null) => ({
  id,
  parentId,
  type,
  name,
  state: "completed",
  result,
  // The API gives addresses, too: they are not needed.
  log: log === null ? null : { id: log, type: "Container", url: `http://127.0.0.1:9/logs/${log}` },
});
const timeline = {
  id: "t",
  records: [
    record("4", "2", "Task", "Push", "failed", 7),
    record("3", "2", "Task", "Checkout", "succeeded", 5),
    record("2", "1", "Job", "Feed", "failed", 9),
    record("1", null, "Stage", "Nightly", "failed", null),
  ],
};

describeJourney({
  provider: "azure-devops",
  settings: (apiHost) => ({ AZURE_DEVOPS_API_URL: `http://${apiHost}/acme` }),
  project: "Search/Feeder",
  ownLink,
  failure: (link) =>
    JSON.stringify({
      eventType: "build.complete",
      resourceVersion: "2.0",
      resourceContainers: { project: { id: guid, baseUrl: link }, collection: { id: "c", baseUrl: link } },
      resource: {
        _links: { self: { href: link }, web: { href: link }, timeline: { href: link } },
        id: 501,
        status: "completed",
        result: "failed",
        finishTime: "2026-11-20T10:00:00.5209041Z",
        url: link,
        logs: { id: 0, type: "Container", url: link },
        definition: { id: 46, name: "Feeder", url: link },
        project: { id: guid, name: "Search", url: link },
        sourceBranch: "refs/heads/main",
        sourceVersion: "600c52d2d5b655caa111abfd863e5a9bd304bb0e",
      },
    }),
  sign: (_, secret) => ({ "content-type": "application/json; charset=utf-8", authorization: `Basic ${btoa(`azure:${secret}`)}` }),
  run: {
    address: "https://dev.azure.com/acme/Search/_build/results?buildId=501&view=results",
    answer: ({ path, query }, state) => {
      if (path !== "/acme/Search/_apis/build/builds/501" || query.get("api-version") !== "7.1") return undefined;
      return {
        _links: { web: { href: ownLink } },
        id: 501,
        buildNumber: "20261120.1",
        ...{ failed: { status: "completed", result: "failed" }, passed: { status: "completed", result: "succeeded" }, running: { status: "inProgress" } }[state],
        finishTime: state === "running" ? undefined : "2026-11-20T10:00:00.5209041Z",
        definition: { id: 46, name: "Feeder", type: "build" },
        project: { id: guid, name: "Search" },
        sourceBranch: "refs/heads/main",
        sourceVersion: "600c52d2d5b655caa111abfd863e5a9bd304bb0e",
      };
    },
  },
  carriesToken: ({ headers }, token) => headers.authorization === `Basic ${btoa(`:${token}`)}`,
  api: ({ path, query, headers }, response) => {
    // Whoever cannot sign in is sent to a page, unless the page is declined.
    if (headers["x-tfs-fedauthredirect"] !== "Suppress") return response.writeHead(302, { location: "https://spsprod.vssps.visualstudio.com/_signin" }).end();
    if (query.get("api-version") !== "7.1") return response.writeHead(400).end();
    switch (path) {
      case `/acme/${guid}/_apis/build/builds/501/timeline`:
        return response.writeHead(200, { "content-type": "application/json; charset=utf-8; api-version=7.1" }).end(JSON.stringify(timeline));
      case `/acme/${guid}/_apis/build/builds/501/logs/7`: {
        const lines = ["##[section]Starting: Push", ...coveoLog.split("\n"), "##[error]Bash exited with code '1'.", "##[section]Finishing: Push"];
        return response.writeHead(200, { "content-type": "text/plain" }).end(lines.map((line) => `2026-11-20T10:00:00.1234567Z ${line}\r\n`).join(""));
      }
      default:
        return response.writeHead(404).end();
    }
  },
});
