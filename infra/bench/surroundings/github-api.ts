import { createServer, type Server } from "node:http";
import { githubSample } from "../../../src/local/samples/github-sample.ts";

/** GitHub's API of the sample's repository: every run of it failed in the same job, whose log is behind a redirect to another host, as in reality. */
export const createGithubApi = (called: () => void): Server =>
  createServer((request, response) => {
    called();
    const [path = ""] = (request.url ?? "").split("?");
    const json = (body: unknown): void => void response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (/\/actions\/runs\/\d+\/attempts\/\d+\/jobs$/.test(path)) return json({ total_count: githubSample.jobs.length, jobs: githubSample.jobs });
    const [, run] = /\/actions\/runs\/(\d+)/.exec(path) ?? [];
    if (run !== undefined) return json(githubSample.run(run, 1));
    const [, stored] = /^\/storage\/(\d+)$/.exec(path) ?? [];
    if (stored !== undefined) return void response.writeHead(200, { "content-type": "text/plain" }).end(githubSample.logs[stored]);
    const [, job] = /\/actions\/jobs\/(\d+)\/logs$/.exec(path) ?? [];
    const host = String(request.headers.host).replace("127.0.0.1", "localhost");
    response.writeHead(job === undefined ? 404 : 302, job === undefined ? {} : { location: `http://${host}/storage/${job}` }).end();
  });
