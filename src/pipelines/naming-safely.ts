import type { Redact } from "../diagnosis/redact.ts";
import type { FindRun } from "../ports/find-run.ts";
import type { PipelineLogs } from "../ports/pipeline-logs.ts";
import type { SlackFiles } from "../ports/slack-files.ts";
import { safeName } from "./safe-name.ts";
import { withSafeNames } from "./with-safe-names.ts";

/** The same ports, whose jobs, runs and files have names without secrets. */
export const namingSafely = (redact: Redact, { logs, findRun, files }: { logs: PipelineLogs; findRun: FindRun; files: SlackFiles }): { logs: PipelineLogs; findRun: FindRun; files: SlackFiles } => ({
  logs: {
    ...logs,
    failedJobs: async (run) => {
      const failed = await logs.failedJobs(run);
      if (failed.kind === "unavailable") return failed;
      return { ...failed, jobs: await Promise.all(failed.jobs.map(async (job) => ({ ...job, name: await safeName(redact, job.name) }))) };
    },
  },
  findRun: async (address) => {
    const found = await findRun(address);
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
