import { createServer, type Server } from "node:http";
import { githubSample } from "./samples/github-sample.ts";

/** Of other runs than the sample's. `stored`: the log is at the storage host. */
type OtherAnswer = { kind: "json"; body: unknown } | { kind: "log"; text: string } | { kind: "stored"; id: string };

/** What the CI providers' APIs answer for the samples. A log is behind a redirect to a storage host that refuses the token, as in reality. */
export const createCiLogApis = (others: (path: string) => OtherAnswer | undefined = () => undefined): Server =>
  createServer((request, response) => {
    const { pathname, host } = new URL(request.url ?? "/", `http://${request.headers.host ?? "localhost"}`);
    const json = (status: number, body: unknown): void => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    };
    const other = others(pathname);
    if (other !== undefined && (pathname.startsWith("/storage/") || request.headers.authorization !== undefined || request.headers["private-token"] !== undefined)) {
      if (other.kind === "json") return json(200, other.body);
      if (other.kind === "log") response.writeHead(200, { "content-type": "text/plain" }).end(other.text);
      else response.writeHead(302, { location: `http://${host.replace("127.0.0.1", "localhost")}/storage/${other.id}` }).end();
      return;
    }
    const stored = /^\/storage\/(\w+)$/.exec(pathname)?.[1];
    if (stored !== undefined) {
      if (request.headers.authorization !== undefined) return json(400, { message: "Only one auth mechanism allowed" });
      const log = githubSample.logs[stored];
      if (log === undefined) return json(404, { message: "Not Found" });
      response.writeHead(200, { "content-type": "text/plain" }).end(log);
      return;
    }
    if (request.headers.authorization === undefined) return json(401, { message: "Requires authentication" });
    const repository = `/github/repos/${githubSample.repository}`;
    const path = pathname.startsWith(repository) ? pathname.slice(repository.length) : "";
    // The sample's run, and others that failed alike: what was answered once is not answered again.
    if (/^\/actions\/runs\/1[01]\d\d\/attempts\/[1-9]\d*\/jobs$/.test(path)) {
      return json(200, { total_count: githubSample.jobs.length, jobs: githubSample.jobs });
    }
    const [, runId, attempt = "1"] = /^\/actions\/runs\/(1[01]\d\d)(?:\/attempts\/([1-9]\d*))?$/.exec(path) ?? [];
    if (runId !== undefined) return json(200, githubSample.run(runId, Number(attempt)));
    const job = /^\/actions\/jobs\/(\d+)\/logs$/.exec(path)?.[1];
    if (job === undefined || githubSample.logs[job] === undefined) return json(404, { message: "Not Found" });
    response.writeHead(302, { location: `http://${host.replace("127.0.0.1", "localhost")}/storage/${job}` }).end();
  });
