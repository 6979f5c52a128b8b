import { UnavailableError } from "../../errors.ts";
import type { Reached } from "../../health/check-connection.ts";
import type { RunKey } from "../../pipelines/failed-run.ts";
import type { Connection } from "./connection.ts";
import { createCiApi } from "./create-ci-api.ts";
import { ciProviders } from "./registry.ts";

/** Asks a connection's API for the jobs of a run, which it need not know: what it refuses is the token, not the run. Never throws for its answer. */
export const reachConnection = async (connection: Connection, run: RunKey): Promise<Reached> => {
  const provider = ciProviders[connection.provider];
  if (provider === undefined) return { kind: "no-call" };
  const api = createCiApi({ connection, provider, sleep: async () => {} });
  let isAsked = false;
  const counted = <A extends unknown[], R>(call: (...args: A) => R) => (...args: A): R => {
    isAsked = true;
    return call(...args);
  };
  try {
    const answer = await provider.failedJobs({ ...api, json: ((...args: Parameters<typeof api.json>) => counted(api.json)(...args)) as typeof api.json, stream: counted(api.stream), streamFrom: counted(api.streamFrom) }, run);
    if (answer.kind === "unavailable" && answer.blame !== undefined) {
      const reason = answer.blame === "token" && provider.scope !== undefined ? `${answer.reason}; it needs ${provider.scope}` : answer.reason;
      return { kind: "refused", reason, blame: answer.blame };
    }
    return isAsked ? { kind: "accepted" } : { kind: "no-call" };
  } catch (error) {
    if (error instanceof UnavailableError) return { kind: "not-reached", reason: error.message };
    throw error;
  }
};
