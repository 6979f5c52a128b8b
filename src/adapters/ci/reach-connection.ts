import { UnavailableError } from "../../errors.ts";
import type { Reached } from "../../health/check-connection.ts";
import type { RunKey } from "../../pipelines/failed-run.ts";
import type { Connection } from "./connection.ts";
import { createCiApi } from "./create-ci-api.ts";
import { ciProviders } from "./registry.ts";

/** Asks a connection's API for the jobs of a run, which it need not know: what it refuses is the token, not the run. Never throws for its answer. */
export const reachConnection = async (connection: Connection, run: RunKey): Promise<Reached> => {
  const provider = ciProviders[connection.provider];
  if (provider === undefined) return { kind: "no-call", isAskable: false };
  const api = createCiApi({ connection, provider, sleep: async () => {} });
  let isAsked = false;
  const counted = <A extends unknown[], R>(call: (...args: A) => R) => (...args: A): R => {
    isAsked = true;
    return call(...args);
  };
  try {
    const asked = { ...api, json: ((...args: Parameters<typeof api.json>) => counted(api.json)(...args)) as typeof api.json, stream: counted(api.stream), streamFrom: counted(api.streamFrom) };
    const jobs = await provider.failedJobs(asked, run);
    // Where a run is its one job, only its log is asked for.
    const [job] = !isAsked && jobs.kind === "jobs" ? jobs.jobs : [];
    const answer = job === undefined ? jobs : await provider.openLog(asked, run, job);
    if (answer.kind === "log") await answer.chunks[Symbol.asyncIterator]().return?.();
    if (answer.kind === "unavailable" && answer.blame !== undefined) {
      const reason = answer.blame === "token" && provider.scope !== undefined ? `${answer.reason}; it needs ${provider.scope}` : answer.reason;
      return { kind: "refused", reason, blame: answer.blame };
    }
    return isAsked ? { kind: "accepted" } : { kind: "no-call", isAskable: connection.apiUrl !== null };
  } catch (error) {
    if (error instanceof UnavailableError) return { kind: "not-reached", reason: error.message };
    throw error;
  }
};
