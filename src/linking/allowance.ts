import { matchesProject } from "../pipelines/glob.ts";
import type { Link } from "../pipelines/link.ts";

/** Projects that a channel may link by itself: an administrator allowed it beforehand. */
export type Allowance = {
  connection: string;
  /** A project's name, or a pattern with `*`. */
  projects: string;
  /** The channels that may; none: every one. */
  teams: string[];
};

/** Whether a link may be made at once. A pattern is allowed where all that it matches is: the star of one is taken by a star of the other. */
export const isAllowed = (allowances: readonly Allowance[], { connection, projects, team }: Pick<Link, "connection" | "projects" | "team">): boolean =>
  allowances.some((each) => each.connection === connection && (each.teams.length === 0 || each.teams.includes(team)) && matchesProject([each.projects], projects));
