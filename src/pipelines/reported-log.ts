import type { PipelineLogs } from "../ports/pipeline-logs.ts";

/** The log that came with the report, in place of those that an API would have. */
export const reportedLog = (log: string): PipelineLogs => ({
  failedJobs: async () => ({ kind: "jobs", jobs: [{ id: "reported", name: "reported log" }] }),
  openLog: async () => ({ kind: "log", chunks: once(new TextEncoder().encode(log)) }),
});

async function* once(chunk: Uint8Array): AsyncGenerator<Uint8Array> {
  yield chunk;
}
