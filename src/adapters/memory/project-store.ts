import { chooseLink, type Link, type StoredLink } from "../../pipelines/link.ts";
import type { Project } from "../../pipelines/project.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ProjectStore, Unlinked } from "../../ports/project-store.ts";
import type { TeamStore } from "../../ports/team-store.ts";
import { createFirstMarks } from "./first-marks.ts";
import { memoryKey } from "./memory-key.ts";

export const createProjectStore = (clock: Clock, teams: Pick<TeamStore, "joinTeam">): ProjectStore => {
  const links = new Map<string, StoredLink>();
  const bound = new Map<string, { project: Project; link: string; matched: string }>();
  const unlinked = new Map<string, Unlinked>();
  const isFirst = createFirstMarks();

  const bind = (project: Project, link: StoredLink, matched: string): Link => {
    bound.set(memoryKey(project.connection, project.key), { project, link: link.projects, matched });
    if (link.projects === project.name) links.set(memoryKey(link.connection, link.projects), { ...link, owner: project.key });
    return withoutOwner(link);
  };

  return {
    linkOf: async (project) => {
      const known = bound.get(memoryKey(project.connection, project.key));
      const link = known === undefined ? undefined : links.get(memoryKey(project.connection, known.link));
      const before = known === undefined || link === undefined ? undefined : { link, matched: known.matched };
      const chosen = chooseLink(project, before, [...links.values()]);
      if (chosen === undefined) return undefined;
      return bind(project, chosen, before?.link.projects === chosen.projects ? before.matched : project.name);
    },

    putLink: async (link) => {
      await teams.joinTeam(link.team);
      const key = memoryKey(link.connection, link.projects);
      const owner = links.get(key)?.owner;
      links.set(key, { ...link, ...(owner === undefined ? {} : { owner }) });
    },

    removeLink: async ({ connection, projects }) => {
      links.delete(memoryKey(connection, projects));
    },

    listLinks: async () =>
      [...links.values()].map(withoutOwner).toSorted((a, b) => memoryKey(a.connection, a.projects).localeCompare(memoryKey(b.connection, b.projects))),

    listProjects: async (team) =>
      [...bound.values()].filter(({ project, link }) => links.get(memoryKey(project.connection, link))?.team === team).map(({ project }) => project),

    noteUnlinked: async (run) => {
      if (!isFirst(run)) return;
      const { connection, key, name } = run.project;
      const count = (unlinked.get(memoryKey(connection, key))?.count ?? 0) + 1;
      unlinked.set(memoryKey(connection, key), { connection, name, count, lastSeen: clock().toISOString() });
    },

    listUnlinked: async () => [...unlinked.values()],
  };
};

const withoutOwner = ({ owner: _, ...link }: StoredLink): Link => link;
