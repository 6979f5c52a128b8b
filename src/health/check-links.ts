import { matchesProject } from "../pipelines/glob.ts";
import type { Link } from "../pipelines/link.ts";
import type { Project } from "../pipelines/project.ts";
import { ok, toDo, type Check } from "./check.ts";

/** A project that came under a link, and the last run of it that the table knows of (ISO 8601, UTC): one that passed, or that failed with a Coveo error. */
export type LinkedProject = { team: string; project: Project; lastRun: string | null };

const silence = 7 * 86_400_000;

/** Links that no project came under, and projects whose runs are not heard of any more. */
export const checkLinks = (links: readonly Link[], projects: readonly LinkedProject[], now: Date): Check[] => {
  const unmatched = links
    .filter((link) => !projects.some(({ team, project }) => team === link.team && project.connection === link.connection && matchesProject([link.projects], project.name)))
    .map(({ connection, projects: pattern, team }) =>
      toDo("links", `${connection} ${pattern}`, `linked to ${team}, and no run of it was ever heard of`, "Check the spelling (coveo-error unlinked names what is not linked), and the provider's list of deliveries."),
    );
  return [...unmatched, ...projects.map((each) => checkProject(each, now))];
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
