import type { FindRunByUrl } from "../ports/find-run.ts";
import type { ProjectStore } from "../ports/project-store.ts";
import type { RunStore, StoredRun } from "../ports/run-store.ts";
import { overlap } from "../linking/overlap.ts";
import { isGlob, matchesAny, matchesProject } from "./glob.ts";
import type { Project } from "./project.ts";

/** What is known of a run, for whoever asks. */
export type DescribedRun =
  /** `asked`: its logs are read now, and whoever asks is told what came of it. */
  | { kind: "known"; run: StoredRun; asked?: true }
  | { kind: "unknown"; project: string; runId: string }
  /** The project is not linked to the channel that asks: nothing of it is told there. */
  | { kind: "not-yours"; project: string }
  | { kind: "unavailable" }
  /** Its provider is being asked; the answer comes by itself. */
  | { kind: "being-read"; project: string; runId: string }
  /** This app cannot ask its provider about a run. */
  | { kind: "cannot-tell"; project: string; runId: string }
  | { kind: "not-read"; project: string; runId: string; reason: string }
  /** It failed, and is none to act on, as what is a part of another run. */
  | { kind: "left-alone"; project: string; runId: string; reason: string }
  | { kind: "under-way"; project: string; runId: string }
  | { kind: "not-failed"; project: string; runId: string; passed: boolean }
  /** The link takes other branches or workflows only. */
  | { kind: "not-admitted"; project: string; runId: string };

type Address = NonNullable<ReturnType<FindRunByUrl>>;

/** Tells what came of the run at an address, in a channel that its project is linked to. */
export const describeRun = async (
  { store }: { store: RunStore & ProjectStore },
  address: Address,
  channel: string,
): Promise<DescribedRun> => {
  const projects = await store.listProjects(channel);
  const linked = projects.filter((each) => each.connection === address.connection && isMeant(address, each));
  if (linked.length === 0 && !(await isLinked(store, address, channel))) return { kind: "not-yours", project: address.name };
  for (const project of linked) {
    const run = await findAttempt(store, project, address);
    if (run !== undefined) return { kind: "known", run };
  }
  return { kind: "unknown", project: address.name, runId: address.runId };
};

/** An address may name a project by its id, and may leave the end of its name open. */
const isMeant = ({ name }: Address, project: Project): boolean => matchesProject([name], project.name) || matchesAny([name], project.key);

/** Whether a link of the channel takes the project, or may where its name is open, though no failure of it has come yet. */
const isLinked = async (store: ProjectStore, { connection, name }: Address, channel: string): Promise<boolean> => {
  const takes = (pattern: string): boolean => (isGlob(name) ? overlap(pattern, name) : matchesProject([pattern], name));
  return (await store.listLinks()).some((link) => link.team === channel && link.connection === connection && takes(link.projects));
};

const mostAttempts = 20;
/** An attempt that did not fail is not stored; one after it may have. */
const mostMissing = 2;

/** The attempt that the address names, else the latest that failed. */
const findAttempt = async (store: RunStore, project: Project, { runId, attempt: named }: Address): Promise<StoredRun | undefined> => {
  if (named !== undefined) return store.findLatestRun({ project, runId, attempt: named });
  let latest: StoredRun | undefined;
  for (let attempt = 1, missing = 0; attempt <= mostAttempts && missing < mostMissing; attempt += 1) {
    const found = await store.findLatestRun({ project, runId, attempt });
    missing = found === undefined ? missing + 1 : 0;
    latest = found ?? latest;
  }
  return latest;
};
