import type { ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { beforeEach } from "vitest";
import type { Connection } from "../../src/adapters/ci/connection.ts";
import { createFindRun } from "../../src/adapters/ci/create-find-run.ts";
import { createPipelineLogs } from "../../src/adapters/ci/create-pipeline-logs.ts";
import type { CiProvider } from "../../src/adapters/ci/provider.ts";
import type { FindRun } from "../../src/ports/find-run.ts";
import type { FailedJob } from "../../src/ports/pipeline-logs.ts";
import type { Unavailable } from "../../src/ports/unavailable.ts";
import { useServer } from "./use-server.ts";

type Seen = { path: string; headers: Record<string, string | string[] | undefined> };

export type LogApi = {
  /** What the API answers, by path and query (decoded); what is not there is 404. A text is a log, anything else JSON. */
  answers: Record<string, unknown>;
  seen: Seen[];
  /** Host and port. */
  host: () => string;
  failedJobs: (run: { project: string; key?: string; runId: string }) => Promise<FailedJob[] | Unavailable>;
  /** What the API says of a run. */
  find: (run: { name: string; runId: string; attempt?: number }) => ReturnType<FindRun>;
  log: (run: { project: string; key?: string; runId: string }, job: string) => Promise<string | Unavailable>;
};

/** A provider's API on a real port, and the provider's own calls to it. */
export const useLogApi = (provider: CiProvider, settings: (host: string) => Partial<Connection> = () => ({})): LogApi => {
  const answer = (path: string, response: ServerResponse): void => {
    const found = api.answers[path];
    if (found === undefined) response.writeHead(404).end();
    else if (typeof found === "number") response.writeHead(found).end();
    else if (typeof found === "string") response.writeHead(200, { "content-type": "text/plain" }).end(found);
    else response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(found));
  };
  const { host } = useServer((request, response) => {
    const path = decodeURI(request.url ?? "");
    api.seen.push({ path, headers: request.headers });
    answer(path, response);
  });
  const options = () => ({
    connections: [
      {
        name: provider.name,
        provider: provider.name,
        baseUrl: null,
        apiUrl: `http://${host()}`,
        logHosts: [],
        secrets: [],
        token: "a-token",
        projects: ["*"],
        options: {},
        ...settings(host()),
      },
    ],
    sleep: async () => {},
  });
  const logs = () => createPipelineLogs(options());
  const runOf = ({ project, key = "its-id", runId }: { project: string; key?: string; runId: string }) => ({
    project: { connection: provider.name, key, name: project },
    runId,
    attempt: 1,
    occasion: null,
  });
  const api: LogApi = {
    answers: {},
    seen: [],
    host,
    failedJobs: async (run) => {
      const found = await logs().failedJobs(runOf(run));
      return found.kind === "jobs" ? found.jobs : found;
    },
    find: ({ attempt, ...run }) => createFindRun(options())({ connection: provider.name, ...run, attempt }),
    log: async (run, job) => {
      const opened = await logs().openLog(runOf(run), { id: job, name: "push" });
      return opened.kind === "log" ? text(opened.chunks) : opened;
    },
  };
  beforeEach(() => {
    api.answers = {};
    api.seen.length = 0;
  });
  return api;
};
