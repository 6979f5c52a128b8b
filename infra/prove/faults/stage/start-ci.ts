import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { close, listen } from "../../../../src/local/listen.ts";

/** What is asked of a run: its failed jobs, or the log of one. */
export type CiRequest = { provider: string; project: string; runId: string; what: "jobs" | "log"; again: number; token: boolean };

type Options = {
  /** The log of a run; undefined where there is no such run. */
  log: (project: string, runId: string) => string | undefined;
  /** Answers in its own way; false: as it should. */
  strike?: (request: CiRequest, response: ServerResponse) => boolean;
};

const jobs = {
  github: (id: string) => ({ total_count: 1, jobs: [{ id: Number(id), name: "push", conclusion: "failure" }] }),
  gitlab: (id: string) => [{ id: Number(id), name: "push", status: "failed" }],
  buildkite: (id: string) => ({ jobs: [{ id, type: "script", name: "push", state: "failed" }] }),
} as const;

/** Each run has one failed job, which is called as the run is. */
const paths: { provider: keyof typeof jobs; what: "jobs" | "log"; path: RegExp }[] = [
  { provider: "github", what: "jobs", path: /^\/github\/repos\/(acme\/[\w-]+)\/actions\/runs\/(\d+)\/attempts\/1\/jobs/ },
  { provider: "github", what: "log", path: /^\/github\/repos\/(acme\/[\w-]+)\/actions\/jobs\/(\d+)\/logs/ },
  { provider: "gitlab", what: "jobs", path: /^\/gitlab\/(?:api\/v4\/)?projects\/(acme%2F[\w-]+)\/pipelines\/(\d+)\/jobs/ },
  { provider: "gitlab", what: "log", path: /^\/gitlab\/(?:api\/v4\/)?projects\/(acme%2F[\w-]+)\/jobs\/(\d+)\/trace/ },
  { provider: "buildkite", what: "jobs", path: /^\/buildkite\/(?:v2\/)?organizations\/acme\/pipelines\/([\w-]+)\/builds\/(\d+)$/ },
  { provider: "buildkite", what: "log", path: /^\/buildkite\/(?:v2\/)?organizations\/acme\/pipelines\/([\w-]+)\/builds\/\d+\/jobs\/(\d+)\/log/ },
];

/** The APIs of jobs and logs of three providers, on one port. */
export const startCi = async ({ log, strike = () => false }: Options) => {
  const asked = new Map<string, number>();
  const server = createServer((request, response) => {
    for (const { provider, what, path } of paths) {
      const [, name = "", runId = ""] = path.exec(request.url ?? "") ?? [];
      if (name === "") continue;
      const project = decodeURIComponent(name).replace(/^(?!acme\/)/, "acme/");
      const again = (asked.get(`${project} ${runId} ${what}`) ?? 0) + 1;
      asked.set(`${project} ${runId} ${what}`, again);
      if (strike({ provider, project, runId, what, again, token: request.headers.authorization !== undefined || request.headers["private-token"] !== undefined }, response)) return;
      const text = log(project, runId);
      if (text === undefined) break;
      if (what === "log") response.writeHead(200, { "content-type": "text/plain" }).end(text);
      else response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(jobs[provider](runId)));
      return;
    }
    response.writeHead(404).end();
  });
  await listen(server, 0, "the CI providers' APIs");
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => close(server) };
};
