import type { FailedRun } from "../pipelines/failed-run.ts";
import type { Link } from "../pipelines/link.ts";
import type { Project } from "../pipelines/project.ts";

export type ProjectStore = {
  /**
   * The link a project belongs to: the one it had before (a rename breaks nothing), else the one of its name, else the most
   * specific pattern. The project's key is remembered with it.
   */
  linkOf(project: Project): Promise<Link | undefined>;
  /** Puts a link, in place of the one with the same connection and projects. Its channel is a team from then on. */
  putLink(link: Link): Promise<void>;
  removeLink(link: Pick<Link, "connection" | "projects">): Promise<void>;
  listLinks(): Promise<Link[]>;
  /** The projects that came under a team's links, as they are called now. */
  listProjects(team: string): Promise<Project[]>;
  /** Notes a failure of a project that nobody linked; the same run counts once. */
  noteUnlinked(run: FailedRun): Promise<void>;
  listUnlinked(): Promise<Unlinked[]>;
};

/** A project that failed and that nobody linked: how often, and when last (ISO 8601, UTC). */
export type Unlinked = { connection: string; name: string; count: number; lastSeen: string };
