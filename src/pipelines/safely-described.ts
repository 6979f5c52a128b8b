import type { Redact } from "../diagnosis/redact.ts";
import type { DescribedRun } from "./describe-run.ts";
import { safeName } from "./safe-name.ts";
import { safeProject } from "./with-safe-names.ts";

/** What is known of a run, as it may be told: without a secret in its project's name, which an address may hold too. */
export const safelyDescribed = async (redact: Redact, described: DescribedRun): Promise<DescribedRun> => {
  if (described.kind === "unavailable") return described;
  if (described.kind === "known") return { ...described, run: { ...described.run, project: await safeProject(redact, described.run.project) } };
  return { ...described, project: await safeName(redact, described.project) };
};
