import { UnavailableError } from "../../errors.ts";
import type { PipelineLogs } from "../../ports/pipeline-logs.ts";
import type { Connection } from "./connection.ts";
import { createCiApi } from "./create-ci-api.ts";
import type { CiApi, CiProvider } from "./provider.ts";
import { ciProviders } from "./registry.ts";
import { withScope } from "./with-scope.ts";

type Options = { connections: readonly Connection[]; sleep: (milliseconds: number) => Promise<void> };

/** Fetches failed jobs and their logs through the API of the connection that the run came by. */
export const createPipelineLogs = ({ connections, sleep }: Options): PipelineLogs => {
  const open = (name: string): { provider: CiProvider; api: CiApi } => {
    const connection = connections.find((each) => each.name === name);
    const provider = connection === undefined ? undefined : ciProviders[connection.provider];
    if (connection === undefined || provider === undefined) {
      throw new UnavailableError(name, `No connection named ${name} is configured`);
    }
    return { provider, api: createCiApi({ connection, provider, sleep }) };
  };
  return {
    failedJobs: async (run) => {
      const { provider, api } = open(run.project.connection);
      return withScope(provider, await provider.failedJobs(api, run));
    },
    openLog: async (run, job) => {
      const { provider, api } = open(run.project.connection);
      return withScope(provider, await provider.openLog(api, run, job));
    },
  };
};
