import { matchesProject } from "../pipelines/glob.ts";
import type { Link } from "../pipelines/link.ts";
import type { Project } from "../pipelines/project.ts";
import { advice, ok, toDo, type Check } from "./check.ts";

/** A project that came under a link, and the last run of it that the table knows of (ISO 8601, UTC): one that passed, or that failed with a Coveo error. */
export type LinkedProject = { team: string; project: Project; lastRun: string | null };

const silence = 7 * 86_400_000;

/** Projects of a connection that failed and that nobody linked. */
type Unlinked = { connection: string; name: string };

/** Links that no project came under, and projects whose runs are not heard of any more. */
export const checkLinks = (links: readonly Link[], projects: readonly LinkedProject[], now: Date, unlinked: readonly Unlinked[] = []): Check[] => {
  const came = (link: Link): LinkedProject[] => projects.filter(({ project }) => project.connection === link.connection && matchesProject([link.projects], project.name));
  const unmatched = links.filter((link) => !came(link).some(({ team }) => team === link.team)).map((link) => checkUnheard(link, came(link).length > 0, unlinked));
  return [...unmatched, ...projects.map((each) => checkProject(each, now))];
};

/** A new link has not heard of anything either: only where other projects did come is it likely to be a wrong one. */
const checkUnheard = ({ connection, projects: pattern, team }: Link, isTaken: boolean, unlinked: readonly Unlinked[]): Check => {
  const subject = `${connection} ${pattern}`;
  const says = `linked to ${team}, and no run of it was heard of yet`;
  if (isTaken) return toDo("links", subject, says, "Another channel has a link that takes its projects: the more specific one is followed (coveo-error links export).");
  if (unlinked.some((each) => each.connection === connection)) return toDo("links", subject, says, "Check the spelling: coveo-error unlinked names what failed and is not linked.");
  return advice("links", subject, says, "Nothing is wrong where none has failed since it was linked; else look at what the CI system says of its deliveries.");
};

const checkProject = ({ project, lastRun }: LinkedProject, now: Date): Check => {
  const subject = `${project.connection} ${project.name}`;
  if (lastRun !== null && now.getTime() - Date.parse(lastRun) <= silence) return ok("links", subject, `last heard of at ${lastRun}`);
  return toDo(
    "links",
    subject,
    lastRun === null ? "not heard of lately" : `silent for 7 days: last heard of at ${lastRun}`,
    "If it has run since, look at the provider's list of deliveries; a hook may have been switched off or deleted.",
  );
};
