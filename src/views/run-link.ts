import { link, phrase } from "./text.ts";

/** Longer addresses would not leave room for anything else. */
const longestUrl = 200;

/** `run 12, attempt 2`, as a link where the run has one. */
export const runLink = ({ runId, attempt, runUrl }: { runId: string; attempt: number; runUrl: string | null }): string => {
  const name = `run ${runId}${attempt > 1 ? `, attempt ${attempt}` : ""}`;
  return runUrl === null || runUrl.length > longestUrl ? phrase(name) : link(runUrl, name);
};
