import type { FailedRun } from "./failed-run.ts";
import { isGlob, isSameProject, matchesAny, matchesProject, specificity } from "./glob.ts";
import type { Project } from "./project.ts";

export const postings = ["all", "default-branch", "never"] as const;

/** Projects of a connection, by a name or a pattern, and the channel that their failures belong to. */
export type Link = {
  connection: string;
  /** A project's name, or a pattern with `*`. */
  projects: string;
  /** The Slack channel. */
  team: string;
  /** Patterns of the branches that count; none: all. */
  branches: string[];
  /** Patterns of the workflows that count; none: all. */
  workflows: string[];
  /** Which failures are posted; they are counted all the same. */
  post: (typeof postings)[number];
};

/** Whether the link takes a failure of this branch and workflow. What a provider does not tell is taken. */
export const admits = (link: Pick<Link, "branches" | "workflows">, run: Pick<FailedRun, "branch" | "workflow">): boolean =>
  isAdmitted(link.branches, run.branch) && isAdmitted(link.workflows, run.workflow);

/** Whether a failure is posted, or only counted. Where the provider does not tell the default branch, `main` and `master` pass for it. */
export const posts = ({ post }: Pick<Link, "post">, { branch, defaultBranch }: Pick<FailedRun, "branch" | "defaultBranch">): boolean => {
  if (post !== "default-branch" || branch === null) return post !== "never";
  return defaultBranch === null ? ["main", "master"].includes(branch) : branch === defaultBranch;
};

/** A link as it is stored: one by name belongs to the project that first came under it. */
export type StoredLink = Link & { owner?: string | undefined };

/** The link a project came under before, and the name it had then. */
export type Bound = { link: StoredLink; matched: string };

/**
 * The link that a project belongs to. One by name that is its own goes before all, also after a rename; then the link of
 * the name it has now; a project that was renamed stays under the pattern it came under; then the most specific pattern.
 */
export const chooseLink = (project: Project, before: Bound | undefined, links: readonly StoredLink[]): StoredLink | undefined => {
  if (before !== undefined && !isGlob(before.link.projects) && before.link.owner === project.key) return before.link;
  const ofConnection = links.filter((link) => link.connection === project.connection);
  const byName = ofConnection.find((link) => link.projects === project.name) ?? ofConnection.find((link) => isSameProject(link.projects, project.name));
  if (byName !== undefined && (byName.owner === undefined || byName.owner === project.key)) return byName;
  if (before !== undefined && !isSameProject(before.matched, project.name)) return before.link;
  const [byPattern] = ofConnection
    .filter((link) => isGlob(link.projects) && matchesProject([link.projects], project.name))
    .toSorted((a, b) => specificity(b.projects) - specificity(a.projects) || a.projects.localeCompare(b.projects));
  return byPattern;
};

/** The link of a project that nobody linked, where the default channel takes it. */
export const defaultLink = (channel: { team: string; projects: readonly string[] } | undefined, { connection, name }: Project): Link | undefined =>
  channel !== undefined && matchesProject(channel.projects, name)
    ? { connection, projects: name, team: channel.team, branches: [], workflows: [], post: "all" }
    : undefined;

/** The link of that name or pattern, in whatever case it is written. */
export const findLink = (links: readonly Link[], { connection, projects }: Pick<Link, "connection" | "projects">): Link | undefined =>
  links.find((each) => each.connection === connection && isSameProject(each.projects, projects));

const isAdmitted = (patterns: readonly string[], name: string | null): boolean =>
  patterns.length === 0 || name === null || matchesAny(patterns, name);
