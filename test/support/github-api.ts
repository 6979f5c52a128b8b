import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { close, listen } from "../../src/local/listen.ts";

/** GitHub's API of one repository, whose every run has one failed job with this log; it can be down. */
export const startGithubApi = async (log: string, repository = "acme/catalog-loader") => {
  const state = { down: false };
  const server = createServer((request, response) => {
    const path = (request.url ?? "").split("?")[0] ?? "";
    if (state.down) return response.writeHead(503).end();
    if (!path.startsWith(`/repos/${repository}/`)) return response.writeHead(404).end();
    if (path.endsWith("/jobs")) {
      const jobs = [{ id: 2001, name: "push", status: "completed", conclusion: "failure", run_attempt: 1, steps: [] }];
      return response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ total_count: 1, jobs }));
    }
    return path.endsWith("/jobs/2001/logs") ? response.writeHead(200, { "content-type": "text/plain" }).end(log) : response.writeHead(404).end();
  });
  await listen(server, 0, "the test");
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, state, close: () => close(server) };
};
