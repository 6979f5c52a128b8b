import type { Redact } from "../diagnosis/redact.ts";
import type { FailureMessage, RecoveredMessage } from "./run-message.ts";
import { safeName } from "./safe-name.ts";
import type { Project } from "./project.ts";

/** What a run is told by. By its project and its id its logs are asked for: they are as its CI system has them, until it is told. */
const told = ["workflow", "branch", "defaultBranch", "commit", "runUrl"] as const;

type Named = Partial<Record<(typeof told)[number], string | null>>;

/** A run whose names and address, which anybody who pushes can choose, hold no secret. */
export const withSafeNames = async <T extends Named>(redact: Redact, run: T): Promise<T> => {
  const safe = await Promise.all(told.filter((field) => field in run).map(async (field) => [field, await safely(redact, run[field])]));
  return { ...run, ...(Object.fromEntries(safe) as Named) };
};

/** The same of a message from the queue. What was reported with its log can be called anything, and nothing is asked for by it. */
export const withSafeMessage = async <T extends FailureMessage | RecoveredMessage>(redact: Redact, message: T): Promise<T> => {
  const named = await withSafeNames(redact, message);
  if (named.kind !== "failure" || named.log === undefined) return named;
  const { project, runId } = named;
  return { ...named, runId: await safeName(redact, runId), project: { ...(await safeProject(redact, project)), key: await safeName(redact, project.key) } };
};

/** A project as it is told, and kept with what is told: by its key it is still itself. */
export const safeProject = async (redact: Redact, project: Project): Promise<Project> => ({ ...project, name: await safeName(redact, project.name) });

const safely = async (redact: Redact, name: string | null | undefined): Promise<string | null> => (typeof name === "string" ? safeName(redact, name) : null);
