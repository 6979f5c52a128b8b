import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { close, listen } from "../../../src/local/listen.ts";

/** The APIs of the providers: each run has one failed job, called like the run, with the run's log. What is not there is 404. */
export const startLogApis = async (logOfRun: (runId: number) => string | undefined) => {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://api");
    const [, runId = "", isLog] = patterns.map((pattern) => pattern.exec(pathname)).find((found) => found !== null) ?? [];
    const log = logOfRun(Number(runId));
    if (log === undefined) return response.writeHead(404).end();
    if (isLog !== undefined) return response.writeHead(200, { "content-type": "text/plain" }).end(log);
    const job = { id: pathname.startsWith("/buildkite") ? runId : Number(runId), name: "push", type: "script", state: "failed", status: "failed", conclusion: "failure", allow_failure: false };
    return response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(pathname.startsWith("/gitlab") ? [job] : { total_count: 1, jobs: [job] }));
  });
  await listen(server, 0, "the CI providers' log APIs");
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    settings: Object.fromEntries(["github", "gitlab", "buildkite", "jenkins"].flatMap((name) => [[`${name.toUpperCase()}_API_URL`, `${base}/${name}`], [`${name.toUpperCase()}_TOKEN`, "the-token-of-the-api"]])),
    close: () => close(server),
  };
};

/** The run's number, and whether it is the log that is asked for. */
const patterns = [
  /^\/github\/repos\/[^/]+\/[^/]+\/actions\/runs\/(\d+)\/attempts\/1\/jobs$/,
  /^\/github\/repos\/[^/]+\/[^/]+\/actions\/jobs\/(\d+)\/(logs)$/,
  /^\/gitlab\/api\/v4\/projects\/[^/]+\/pipelines\/(\d+)\/jobs$/,
  /^\/gitlab\/api\/v4\/projects\/[^/]+\/jobs\/(\d+)\/(trace)$/,
  /^\/buildkite\/v2\/organizations\/[^/]+\/pipelines\/[^/]+\/builds\/(\d+)(?:\/jobs\/\d+\/(log))?$/,
  /^\/jenkins\/job\/.+\/(\d+)\/(consoleText)$/,
];
