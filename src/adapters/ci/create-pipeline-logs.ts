import { UnavailableError } from "../../errors.ts";
import type { PipelineLogs, Unavailable } from "../../ports.ts";
import type { Connection } from "./connection.ts";
import { createCiApi } from "./create-ci-api.ts";
import type { CiApi, CiProvider } from "./provider.ts";
import { ciProviders } from "./registry.ts";

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

/** Where the token is to blame, the reason names what it must be allowed to do. */
const withScope = <T extends { kind: string }>({ scope }: CiProvider, answer: T | Unavailable): T | Unavailable =>
  isBlamed(answer) && scope !== undefined ? { ...answer, reason: `${answer.reason}; it needs ${scope}` } : answer;

const isBlamed = (answer: { kind: string; blame?: string }): answer is Unavailable => answer.kind === "unavailable" && answer.blame === "token";
