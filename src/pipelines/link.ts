import type { FailedRun } from "./failed-run.ts";
import { isGlob, matchesAny, specificity } from "./glob.ts";
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

/** The most specific of the pattern links that match a project. */
export const matchingLink = (links: readonly Link[], project: Project): Link | undefined =>
  links
    .filter((link) => link.connection === project.connection && isGlob(link.projects) && matchesAny([link.projects], project.name))
    .toSorted((a, b) => specificity(b.projects) - specificity(a.projects) || a.projects.localeCompare(b.projects))[0];

/** The link of a project that nobody linked, where the default channel takes it. */
export const defaultLink = (channel: { team: string; projects: readonly string[] } | undefined, { connection, name }: Project): Link | undefined =>
  channel !== undefined && matchesAny(channel.projects, name)
    ? { connection, projects: name, team: channel.team, branches: [], workflows: [], post: "all" }
    : undefined;

const isAdmitted = (patterns: readonly string[], name: string | null): boolean =>
  patterns.length === 0 || name === null || matchesAny(patterns, name);
