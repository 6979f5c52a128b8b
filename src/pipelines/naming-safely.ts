import type { Redact } from "../diagnosis/redact.ts";
import type { FindRun } from "../ports/find-run.ts";
import type { PipelineLogs } from "../ports/pipeline-logs.ts";
import type { SlackFiles } from "../ports/slack-files.ts";
import { safeName } from "./safe-name.ts";
import { withSafeNames } from "./with-safe-names.ts";

/** The same ports, whose jobs, runs and files have names without secrets, and whose reasons name none. */
export const namingSafely = (redact: Redact, { logs, findRun, files }: { logs: PipelineLogs; findRun: FindRun; files: SlackFiles }): { logs: PipelineLogs; findRun: FindRun; files: SlackFiles } => ({
  logs: {
    ...logs,
    failedJobs: async (run) => {
      const failed = await logs.failedJobs(run);
      if (failed.kind === "unavailable") return { ...failed, reason: await safeName(redact, failed.reason) };
      return { ...failed, jobs: await Promise.all(failed.jobs.map(async (job) => ({ ...job, name: await safeName(redact, job.name) }))) };
    },
    openLog: async (run, job) => {
      const opened = await logs.openLog(run, job);
      return opened.kind === "unavailable" ? { ...opened, reason: await safeName(redact, opened.reason) } : opened;
    },
  },
  findRun: async (address) => {
    const found = await findRun(address);
    if (found.kind === "unavailable") return { ...found, reason: await safeName(redact, found.reason) };
    return found.kind === "read" ? { ...found, reading: await withSafeNames(redact, found.reading) } : found;
  },
  files: {
    ...files,
    openFile: async (id) => {
      const opened = await files.openFile(id);
      return opened.name === null ? opened : { ...opened, name: await safeName(redact, opened.name) };
    },
  },
});
